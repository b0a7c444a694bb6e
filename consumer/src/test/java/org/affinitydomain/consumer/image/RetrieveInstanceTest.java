package org.affinitydomain.consumer.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.affinitydomain.consumer.Region;
import org.affinitydomain.consumer.document.RetrieveDocument;
import org.affinitydomain.consumer.manifest.ManifestCache;
import org.affinitydomain.consumer.manifest.ManifestReference;
import org.affinitydomain.consumer.manifest.RetrieveManifest;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.consumer.problem.ProblemType;
import org.junit.jupiter.api.Test;

class RetrieveInstanceTest {

    private static final ManifestReference MANIFEST = new ManifestReference(Region.REPOSITORY, "1.1");
    private final Region region = new Region();
    private final List<InstanceLocation> asked = new ArrayList<>();
    private byte[] file = Region.dicomFile(10_000);

    private RetrieveInstance retrieve(int atOnce) {
        ManifestCache cache = new ManifestCache(new RetrieveManifest(new RetrieveDocument(uid -> Optional.of(region.repository))), 10_000);
        InstanceRetrieval way = location -> {
            asked.add(location);
            return new ByteArrayInputStream(file);
        };
        return new RetrieveInstance(cache, new LocateInstance(region.domain), Map.of(RetrieveMethod.RAD_69, way), atOnce,
                Duration.ofMillis(20));
    }

    private ProblemType failure(RetrieveInstance retrieve, String instance) {
        return assertThrows(ConsumerException.class, () -> retrieve.open(MANIFEST, instance, RetrieveMethod.RAD_69)).type();
    }

    @Test
    void instanceOfTheManifestAtItsSource() throws ConsumerException, IOException {
        region.repository.documents.put("1.1", Region.manifest("1.1", "1.3.6.1.4.1.21367.13.80.21.1.3", 3));
        try (InputStream in = retrieve(1).open(MANIFEST, Region.instance(2), RetrieveMethod.RAD_69)) {
            assertArrayEquals(file, in.readAllBytes());
        }
        assertEquals(List.of(new InstanceLocation(Region.STUDY, Region.SERIES, Region.instance(2), region.source())), asked);
    }

    @Test
    void instanceThatTheManifestDoesNotList() {
        region.repository.documents.put("1.1", Region.manifest("1.1", "1.3.6.1.4.1.21367.13.80.21.1.3", 3));
        assertEquals(ProblemType.NOT_IN_MANIFEST, failure(retrieve(1), Region.instance(4)));
    }

    @Test
    void sourceThatTheDomainDoesNotListIsNeverContacted() {
        region.repository.documents.put("1.1", Region.manifest("1.1", "1.2.3.4", 3));
        assertEquals(ProblemType.SOURCE_NOT_IN_DOMAIN, failure(retrieve(1), Region.instance(1)));
        assertTrue(asked.isEmpty());
    }

    @Test
    void whatIsNoDicomFileIsNotHandedOnAndItsTurnIsOver() {
        region.repository.documents.put("1.1", Region.manifest("1.1", "1.3.6.1.4.1.21367.13.80.21.1.3", 3));
        RetrieveInstance retrieve = retrieve(1);
        for (byte[] wrong : List.of(new byte[0], new byte[132], "<html>".repeat(100).getBytes(StandardCharsets.US_ASCII))) {
            file = wrong;
            assertEquals(ProblemType.REFUSED, failure(retrieve, Region.instance(1)));
        }
    }

    @Test
    void soManyAtATime() throws ConsumerException, IOException {
        region.repository.documents.put("1.1", Region.manifest("1.1", "1.3.6.1.4.1.21367.13.80.21.1.3", 3));
        RetrieveInstance retrieve = retrieve(2);
        InputStream first = retrieve.open(MANIFEST, Region.instance(1), RetrieveMethod.RAD_69);
        try (InputStream second = retrieve.open(MANIFEST, Region.instance(2), RetrieveMethod.RAD_69)) {
            assertEquals(ProblemType.BUSY, failure(retrieve, Region.instance(3)));
            first.close();
            first.close();
            try (InputStream third = retrieve.open(MANIFEST, Region.instance(3), RetrieveMethod.RAD_69)) {
                assertEquals(ProblemType.BUSY, failure(retrieve, Region.instance(1)));
                assertEquals(second.available(), third.available());
            }
        }
    }
}
