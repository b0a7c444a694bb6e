package org.affinitydomain.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import org.affinitydomain.repository.storage.ContentEncoding;
import org.affinitydomain.repository.storage.StorageKey;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents of before there was compression: their rows do not say how they are stored. */
class StoredFormMigrationTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Setup.class)
    void oldPlainDocumentsAreServed(Setup setup) throws Exception {
        TestRepository repository = new TestRepository(setup, folder);
        String text = "an old document ".repeat(1000);
        StorageKey key = StorageKey.make();
        repository.store.put(key, text.getBytes(StandardCharsets.UTF_8));
        try (Connection connection = repository.dataSource.getConnection(); PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO repository_document (unique_id, storage_key, mime_type, size, sha1, state, stored_at)"
                        + " VALUES ('1.1', ?, 'text/plain', ?, ?, 'REGISTERED', TIMESTAMP '2025-01-01 00:00:00')")) {
            insert.setString(1, key.value());
            insert.setLong(2, text.length());
            insert.setString(3, Submissions.sha1(text));
            insert.executeUpdate();
        }
        assertEquals(ContentEncoding.PLAIN, repository.content("1.1").encoding());
        assertEquals(text, TestRepository.text(repository.retrieve(TestRepository.REPOSITORY, "1.1")));
    }
}
