package org.affinitydomain.consumer.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.affinitydomain.consumer.Region;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.consumer.problem.ProblemType;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse.DocumentResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse.NewIds;
import org.junit.jupiter.api.Test;

class RetrieveDocumentTest {

    private final AtomicInteger closed = new AtomicInteger();

    private RetrieveDocument from(Optional<NewIds> newIds) {
        return new RetrieveDocument(uid -> Optional.of(new DocumentRepository() {
            @Override
            public RegistryResponse provideAndRegisterDocumentSet(ProvideAndRegisterDocumentSetRequest request) {
                throw new AssertionError("a consumer provides nothing");
            }

            @Override
            public RetrieveDocumentSetResponse retrieveDocumentSet(RetrieveDocumentSetRequest request) {
                return new RetrieveDocumentSetResponse(RegistryResponse.success(), List.of(new DocumentResponse(request.documents().get(0),
                        newIds, "text/html", () -> new ByteArrayInputStream(new byte[] {1, 2}))), closed::incrementAndGet);
            }
        }));
    }

    @Test
    void storedDocumentIsIdentifiedByWhatWasAskedFor() throws Exception {
        RetrievedDocument document = from(Optional.empty()).open("1.2", "1.2.3");
        assertEquals("1.2.3", document.uniqueId());
        assertEquals("text/html", document.mimeType());
        assertArrayEquals(new byte[] {1, 2}, document.content().readAllBytes());
        document.content().close();
        assertEquals(1, closed.get());
    }

    @Test
    void documentMadeOnDemandHasItsOwnId() throws Exception {
        assertEquals("1.2.4", from(Optional.of(new NewIds(Optional.empty(), "1.2.4"))).open("1.2", "1.2.3").uniqueId());
        assertEquals("1.2.5", from(Optional.of(new NewIds(Optional.of("1.9"), "1.2.5"))).open("1.2", "1.2.3").uniqueId());
    }

    @Test
    void whatIsNotThere() {
        Region region = new Region();
        RetrieveDocument retrieve = new RetrieveDocument(uid -> uid.equals(Region.REPOSITORY) ? Optional.of(region.repository) : Optional.empty());
        assertEquals(ProblemType.UNKNOWN_DOCUMENT,
                assertThrows(ConsumerException.class, () -> retrieve.open(Region.REPOSITORY, "1.2.3")).type());
        assertEquals(ProblemType.UNKNOWN_REPOSITORY, assertThrows(ConsumerException.class, () -> retrieve.open("9.9", "1.2.3")).type());
    }
}
