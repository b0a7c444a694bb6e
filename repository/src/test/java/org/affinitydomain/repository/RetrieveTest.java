package org.affinitydomain.repository;

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

/** The statuses and errors of ITI-43 (ITI TF-2 3.43.4.2.3). */
@ParameterizedClass
@EnumSource(Setup.class)
class RetrieveTest {

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
    void severalDocumentsInTheOrderOfTheRequest() {
        var answer = repository.retrieve(TestRepository.REPOSITORY, "1.2", "1.1");
        assertEquals(Status.SUCCESS, answer.response().status());
        assertEquals(List.of("1.2", "1.1"), answer.documents().stream().map(d -> d.request().documentUniqueId()).toList());
    }

    @Test
    void unknownDocumentBesideAKnownOneIsPartialSuccess() {
        var answer = repository.retrieve(TestRepository.REPOSITORY, "1.1", "1.3");
        assertEquals(Status.PARTIAL_SUCCESS, answer.response().status());
        assertEquals(List.of("XDSDocumentUniqueIdError"), codes(answer.response()));
        assertTrue(answer.response().errors().get(0).codeContext().contains("1.3"));
        assertEquals(1, answer.documents().size());
    }

    @Test
    void onlyUnknownDocumentsIsFailure() {
        var answer = repository.retrieve(TestRepository.REPOSITORY, "1.3", "1.4");
        assertEquals(Status.FAILURE, answer.response().status());
        assertEquals(List.of("XDSDocumentUniqueIdError", "XDSDocumentUniqueIdError"), codes(answer.response()));
    }

    @Test
    void anotherRepository() {
        var answer = repository.retrieve("9.9.9", "1.1");
        assertEquals(Status.FAILURE, answer.response().status());
        assertEquals(List.of("XDSUnknownRepositoryId"), codes(answer.response()));
        assertTrue(answer.documents().isEmpty());
    }

    @Test
    void requestForNothing() {
        assertEquals(Status.FAILURE, repository.retrieve(TestRepository.REPOSITORY).response().status());
    }

    @Test
    void contentCanBeReadAgain() throws IOException {
        var answer = repository.retrieve(TestRepository.REPOSITORY, "1.1");
        assertEquals("one", TestRepository.text(answer));
        assertEquals("one", TestRepository.text(answer));
    }
}
