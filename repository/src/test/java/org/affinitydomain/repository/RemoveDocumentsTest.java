package org.affinitydomain.repository;

import static org.affinitydomain.repository.TestRepository.REPOSITORY;
import static org.affinitydomain.repository.TestRepository.codes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.affinitydomain.xds.transaction.RegistryResponse.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** ITI-86: all documents of a request, or none; nothing of them stays. */
@ParameterizedClass
@EnumSource(Setup.class)
class RemoveDocumentsTest {

    @Parameter
    Setup setup;
    @TempDir
    Path folder;
    private TestRepository repository;

    @BeforeEach
    void store() throws SQLException, IOException {
        repository = new TestRepository(setup, folder);
        assertTrue(repository.provide(Submissions.of("1.1", "one")).isSuccess());
        assertTrue(repository.provide(Submissions.of("1.2", "two")).isSuccess());
    }

    @Test
    void removedDocumentsAreGone() throws Exception {
        assertTrue(repository.remove(REPOSITORY, "1.1", "1.2").isSuccess());
        assertEquals(Status.FAILURE, repository.retrieve(REPOSITORY, "1.1").response().status());
        assertEquals(0, repository.rows());
        assertEquals(List.of(), repository.files());
    }

    @Test
    void oneThatIsNotHereKeepsAllOthers() throws Exception {
        assertEquals(List.of("XDSDocumentUniqueIdError"), codes(repository.remove(REPOSITORY, "1.1", "1.3")));
        assertEquals(List.of("XDSUnknownRepositoryId"), codes(repository.remove("9.9", "1.1")));
        assertEquals(Status.SUCCESS, repository.retrieve(REPOSITORY, "1.1", "1.2").response().status());
    }

    @Test
    void aDocumentIsRemovedOnceAndMayComeAgain() throws Exception {
        assertTrue(repository.remove(REPOSITORY, "1.1").isSuccess());
        assertEquals(List.of("XDSDocumentUniqueIdError"), codes(repository.remove(REPOSITORY, "1.1")));
        assertTrue(repository.provide(Submissions.of("1.1", "one")).isSuccess());
        assertEquals("one", TestRepository.text(repository.retrieve(REPOSITORY, "1.1")));
    }
}
