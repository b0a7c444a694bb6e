package org.affinitydomain.consumer.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.affinitydomain.consumer.Region;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.consumer.problem.ProblemType;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest;
import org.affinitydomain.xds.transaction.TransactionException;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.junit.jupiter.api.Test;

class Rad69RetrievalTest {

    private final Region region = new Region();
    private final InstanceLocation location = new InstanceLocation(Region.STUDY, Region.SERIES, Region.instance(1), region.source());
    private final List<RetrieveImagingDocumentSetRequest> requests = new ArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();

    private Rad69Retrieval retrieval(Map<String, byte[]> files, XdsErrorCode unknown) {
        return new Rad69Retrieval(source -> request -> {
            requests.add(request);
            return Region.answer(request.studies().get(0).series().get(0).documents(), files, unknown, closed);
        });
    }

    @Test
    void asksTheSourceByItsRetrieveLocationUid() throws ConsumerException, IOException {
        byte[] file = Region.dicomFile(1_000);
        try (InputStream in = retrieval(Map.of(Region.instance(1), file), XdsErrorCode.WADO_0017).open(location)) {
            assertArrayEquals(file, in.readAllBytes());
        }
        assertEquals(1, closed.get());
        RetrieveImagingDocumentSetRequest request = requests.get(0);
        assertEquals(Region.STUDY, request.studies().get(0).studyInstanceUid());
        assertEquals(Region.SERIES, request.studies().get(0).series().get(0).seriesInstanceUid());
        assertEquals("1.3.6.1.4.1.21367.13.80.21.1.3", request.studies().get(0).series().get(0).documents().get(0).repositoryUniqueId());
        assertTrue(request.transferSyntaxUids().contains("1.2.840.10008.1.2.4.90"));
    }

    @Test
    void sourceThatDoesNotHaveIt() {
        for (XdsErrorCode code : List.of(XdsErrorCode.WADO_0015, XdsErrorCode.WADO_0016, XdsErrorCode.WADO_0017)) {
            ConsumerException problem = assertThrows(ConsumerException.class, () -> retrieval(Map.of(), code).open(location));
            assertEquals(ProblemType.UNKNOWN_INSTANCE, problem.type());
            assertEquals(code.code(), problem.errors().get(0).errorCode());
        }
        assertEquals(3, closed.get());
    }

    @Test
    void sourceThatRefusesOrIsDown() {
        assertEquals(ProblemType.REFUSED,
                assertThrows(ConsumerException.class, () -> retrieval(Map.of(), XdsErrorCode.WADO_0007).open(location)).type());
        Rad69Retrieval down = new Rad69Retrieval(source -> request -> {
            throw new TransactionException("connection refused");
        });
        ConsumerException problem = assertThrows(ConsumerException.class, () -> down.open(location));
        assertEquals(ProblemType.UNREACHABLE, problem.type());
        assertTrue(problem.getMessage().contains("saint-luc"));
    }
}
