package org.affinitydomain.dicom.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.affinitydomain.dicom.io.DicomFormatException;
import org.junit.jupiter.api.Test;

/** Whatever is done to a manifest, with or without an image library, it is read or refused; what was read can be written. */
class BrokenManifestsTest {
    private static final List<byte[]> MANIFESTS = manifests();

    private static List<byte[]> manifests() {
        try {
            return List.of(ManifestFaultsTest.written(ManifestFaultsTest.manifest(2)), DialectsTest.file(0), DialectsTest.file(7));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Provide
    Arbitrary<byte[]> files() {
        return Arbitraries.of(MANIFESTS);
    }

    @Test
    void cutsAreNoticedAtEveryByte() throws IOException {
        for (byte[] whole : MANIFESTS) {
            Manifest all = ManifestReader.read(new ByteArrayInputStream(whole));
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                try {
                    // a cut between two attributes of the document leaves one that lacks those behind
                    Manifest read = ManifestReader.read(new ByteArrayInputStream(cut));
                    assertFalse(ManifestCheck.check(new ByteArrayInputStream(cut)).isEmpty(), "cut at " + length);
                    assertTrue(read.instanceCount() == 0 || read.instanceCount() == all.instanceCount(), "cut at " + length);
                } catch (DicomFormatException e) {
                    assertFalse(e.getMessage().isBlank());
                }
            }
        }
    }

    @Property(tries = 3000)
    void aFlippedBitIsReadOrRefused(@ForAll("files") byte[] file, @ForAll @IntRange(min = 0, max = 99_999) int bit) {
        byte[] bytes = file.clone();
        bytes[bit / 8 % bytes.length] ^= (byte) (1 << bit % 8);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> readOrRefuse(bytes));
    }

    @Property(tries = 1500)
    void changedBytesAreReadOrRefused(@ForAll("files") byte[] file, @ForAll @IntRange(min = 128, max = 9999) int at, @ForAll byte value,
                                      @ForAll @IntRange(min = 128, max = 9999) int alsoAt, @ForAll byte alsoValue) {
        byte[] bytes = file.clone();
        bytes[at % bytes.length] = value;
        bytes[alsoAt % bytes.length] = alsoValue;
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> readOrRefuse(bytes));
    }

    private static void readOrRefuse(byte[] bytes) throws IOException {
        Manifest read;
        try {
            ManifestCheck.check(new ByteArrayInputStream(bytes)).forEach(finding -> assertFalse(finding.detail().isBlank()));
            read = ManifestReader.read(new ByteArrayInputStream(bytes));
        } catch (DicomFormatException e) {
            assertFalse(e.getMessage().isBlank());
            return;
        }
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        try {
            ManifestWriter.write(read, again);
        } catch (IllegalArgumentException e) {
            assertEquals(0, again.size(), "refused before anything was written");
            return;
        }
        assertEquals(read, ManifestReader.read(new ByteArrayInputStream(again.toByteArray())));
    }
}
