package org.affinitydomain.imagingsource.retrieve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.SeriesRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.StudyRequest;
import org.junit.jupiter.api.Test;

/** One request does not decide how much memory it takes, and an error says which instance it concerns. */
class RequestLimitsTest {
    private static final DocumentRequest ANY = new DocumentRequest(Optional.empty(), "1.2.3", "1.2.3.4");
    private final RetrieveImagingDocumentSet retrieve = new RetrieveImagingDocumentSet(new LocalSources(List.of()), 5);

    @Test
    void tooManyInstancesAreRefusedAsAWhole() {
        assertEquals(List.of("XDSRepositoryOutOfResources"), errors(6).stream().map(RegistryError::errorCode).toList());
    }

    @Test
    void anErrorIsLocatedAtItsInstance() {
        List<RegistryError> errors = errors(5);
        assertEquals(5, errors.size());
        errors.forEach(error -> {
            assertEquals("XDSUnknownRepositoryId", error.errorCode());
            assertEquals("1.2.3.4", error.location());
        });
    }

    private List<RegistryError> errors(int instances) {
        return retrieve.retrieve(new RetrieveImagingDocumentSetRequest(List.of(new StudyRequest("1.2", List.of(
                new SeriesRequest("1.2.3", Collections.nCopies(instances, ANY))))), List.of("1.2.840.10008.1.2.1"))).response().errors();
    }
}
