package org.affinitydomain.repository.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents are compressed where that pays, and are what was submitted whenever they are asked for. */
class CompressionTest {

    private static final String TEXT = "<ExtrinsicObject id=\"urn:uuid:1\" mimeType=\"application/dicom\"/>\n";

    @TempDir
    Path folder;
    private FileSystemStorage storage;

    @BeforeEach
    void open() throws IOException {
        storage = new FileSystemStorage(folder, "node", new StorageLimits(1L << 30, 0));
    }

    private StoredContent store(byte[] document) throws Exception {
        try (StagedDocument staged = storage.stage(new ByteArrayInputStream(document))) {
            staged.publish();
            StoredContent content = staged.content();
            assertEquals(document.length, content.size());
            assertEquals(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(document)), content.sha1());
            assertEquals(content.storedSize(), storage.storedSize(content.key()).orElseThrow());
            try (InputStream in = storage.content(content).open()) {
                assertArrayEquals(document, in.readAllBytes());
            }
            return content;
        }
    }

    private static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(7).nextBytes(noise);
        return noise;
    }

    private static byte[] text(int bytes) {
        return TEXT.repeat(bytes / TEXT.length() + 1).substring(0, bytes).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[] first, byte[] second) throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(first);
        joined.write(second);
        return joined.toByteArray();
    }

    @Test
    void whatIsRepetitiveIsCompressed() throws Exception {
        StoredContent content = store(text(200_000));
        assertEquals(ContentEncoding.GZIP, content.encoding());
        assertTrue(content.storedSize() < 10_000, "stored in " + content.storedSize());
    }

    @Test
    void whatIsCompressedAlreadyStaysAsItIs() throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(join(text(100_000), noise(100_000)));
        }
        StoredContent content = store(zipped.toByteArray());
        assertEquals(ContentEncoding.PLAIN, store(noise(300_000)).encoding());
        assertEquals(ContentEncoding.PLAIN, content.encoding());
        assertEquals(content.size(), content.storedSize());
    }

    @Test
    void smallDocumentsStayAsTheyAre() throws Exception {
        for (int bytes : new int[] {0, 1, 4095}) {
            assertEquals(ContentEncoding.PLAIN, store(text(bytes)).encoding());
        }
        assertEquals(ContentEncoding.GZIP, store(text(4096)).encoding());
    }

    @Test
    void documentThatOnlyBeginsWellGrowsByNextToNothing() throws Exception {
        StoredContent content = store(join(text(20_000), noise(3_000_000)));
        assertEquals(ContentEncoding.GZIP, content.encoding());
        assertTrue(content.storedSize() < content.size() * 1.001, "stored in " + content.storedSize());
    }

    @Test
    void alteredContentIsNeverTakenForTheDocument() throws Exception {
        StoredContent content = store(join(text(70_000), noise(1000)));
        Path file = new FolderTree(folder.toRealPath()).file(content.key());
        byte[] stored = java.nio.file.Files.readAllBytes(file);
        for (int at : new int[] {0, 20, stored.length / 2, stored.length - 3}) {
            byte[] altered = stored.clone();
            altered[at] ^= 0x10;
            java.nio.file.Files.write(file, altered);
            assertThrows(IOException.class, () -> {
                try (InputStream in = storage.content(content).open()) {
                    in.readAllBytes();
                }
            }, "byte " + at);
        }
    }
}
