package org.affinitydomain.consumer.manifest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.affinitydomain.consumer.Region;
import org.affinitydomain.consumer.document.RetrieveDocument;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.consumer.problem.ProblemType;
import org.affinitydomain.dicom.manifest.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetrieveManifestTest {

    private static final ManifestReference GOOD = reference("1.1");
    private final Region region = new Region();
    private final RetrieveManifest retrieve =
            new RetrieveManifest(new RetrieveDocument(uid -> uid.equals(Region.REPOSITORY) ? Optional.of(region.repository) : Optional.empty()));
    private byte[] bytes;

    private static ManifestReference reference(String document) {
        return new ManifestReference(Region.REPOSITORY, document);
    }

    @BeforeEach
    void fill() {
        bytes = Region.manifest("1.1", "1.3.6.1.4.1.21367.13.80.21.1.3", 3);
        region.repository.documents.put("1.1", bytes);
    }

    private ProblemType failure(ManifestReference reference) {
        return assertThrows(ConsumerException.class, () -> retrieve.read(reference)).type();
    }

    @Test
    void bytesAsTheRepositoryHasThem() throws ConsumerException, IOException {
        try (InputStream in = retrieve.open(GOOD)) {
            assertArrayEquals(bytes, in.readAllBytes());
            assertEquals(0, region.repository.closed.get());
        }
        assertEquals(1, region.repository.closed.get());
    }

    @Test
    void contentOfTheManifest() throws ConsumerException {
        Manifest manifest = retrieve.read(GOOD);
        assertEquals(Region.STUDY, manifest.study().instanceUid());
        assertEquals(3, manifest.instanceCount());
        assertEquals(1, region.repository.closed.get());
    }

    @Test
    void unknownRepositoryAndUnknownDocument() {
        assertEquals(ProblemType.UNKNOWN_REPOSITORY, failure(new ManifestReference("9.9", "1.1")));
        assertEquals(0, region.repository.asked.get());
        assertEquals(ProblemType.UNKNOWN_DOCUMENT, failure(reference("1.2")));
        assertEquals(1, region.repository.closed.get());
    }

    @Test
    void whatIsNoManifest() {
        region.repository.documents.put("text", "Just a text that is long enough to look at".repeat(10).getBytes(StandardCharsets.UTF_8));
        region.repository.documents.put("empty", new byte[0]);
        region.repository.documents.put("cut", Arrays.copyOf(bytes, bytes.length / 2));
        region.repository.documents.put("image", Region.dicomFile(500));
        for (String document : new String[] {"text", "empty", "cut", "image"}) {
            assertEquals(ProblemType.BAD_MANIFEST, failure(reference(document)), document);
        }
        assertEquals(region.repository.asked.get(), region.repository.closed.get());
    }

    @Test
    void manifestsInUseAreRetrievedOnce() throws ConsumerException {
        ManifestCache cache = new ManifestCache(retrieve, 1_000);
        for (int i = 0; i < 5; i++) {
            assertEquals(3, cache.get(GOOD).instanceCount());
        }
        assertEquals(1, region.repository.asked.get());
    }

    @Test
    void theCacheIsBoundedByInstances() throws ConsumerException {
        region.repository.documents.put("1.2", Region.manifest("1.2", "1.3.6.1.4.1.21367.13.80.21.1.3", 10));
        region.repository.documents.put("large", Region.manifest("1.3", "1.3.6.1.4.1.21367.13.80.21.1.3", 400));
        ManifestCache cache = new ManifestCache(retrieve, 205);
        cache.get(GOOD);
        cache.get(reference("1.2"));
        cache.get(reference("1.2"));
        assertEquals(2, region.repository.asked.get());
        cache.get(reference("large"));
        cache.get(reference("large"));
        assertEquals(4, region.repository.asked.get());
        cache.get(reference("1.2"));
        assertEquals(4, region.repository.asked.get());
        cache.get(GOOD);
        assertEquals(5, region.repository.asked.get());
    }
}
