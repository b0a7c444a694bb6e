package org.affinitydomain.dicom.multipart;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

class MultipartTest {
    private static final String BOUNDARY = "border-1";

    /** Contents that are hard on a search for boundaries. */
    private static List<byte[]> contents() {
        byte[] random = new byte[200_000];
        new Random(1).nextBytes(random);
        byte[] hyphens = new byte[70_000];
        Arrays.fill(hyphens, (byte) '-');
        return List.of(new byte[0], random, hyphens, "\r\n--border".getBytes(US_ASCII), "\r\n".getBytes(US_ASCII),
                "--border-".getBytes(US_ASCII), new byte[100_000]);
    }

    private static byte[] body(List<byte[]> contents) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MultipartWriter writer = new MultipartWriter(out, "application/dicom", BOUNDARY);
        for (byte[] content : contents) {
            assertEquals(content.length, writer.part(new ByteArrayInputStream(content)));
        }
        writer.end();
        return out.toByteArray();
    }

    private static MultipartReader reader(byte[] body) throws IOException {
        return new MultipartReader(new ByteArrayInputStream(body),
                "multipart/related; type=\"application/dicom\"; boundary=" + BOUNDARY);
    }

    private static List<byte[]> readAll(MultipartReader reader) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
            assertEquals(Optional.of("application/dicom"), part.get().contentType());
            contents.add(part.get().content().readAllBytes());
        }
        return contents;
    }

    @Test
    void everyByteArrivesAsItWasWritten() throws IOException {
        List<byte[]> read = readAll(reader(body(contents())));
        assertEquals(contents().size(), read.size());
        for (int i = 0; i < read.size(); i++) {
            assertArrayEquals(contents().get(i), read.get(i), "part " + i);
        }
    }

    @Test
    void partsNotReadArePassedOver() throws IOException {
        MultipartReader reader = reader(body(contents()));
        int count = 0;
        for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
            if (count++ == 1) {
                part.get().content().read(new byte[100]);
            }
        }
        assertEquals(contents().size(), count);
        assertTrue(reader.next().isEmpty());
    }

    @Test
    void aBodyCutShortAnywhereIsNoticedWhileItsLastPartIsRead() throws IOException {
        byte[] body = body(List.of("first".getBytes(US_ASCII), "second".getBytes(US_ASCII)));
        int end = body.length - "--\r\n".length(); // a boundary without its hyphens begins another part
        for (int length = 0; length < end; length++) {
            byte[] cut = Arrays.copyOf(body, length);
            assertThrows(MultipartFormatException.class, () -> readAll(reader(cut)), "cut at " + length);
        }
    }

    @Test
    void headersAreBounded() throws IOException {
        String many = "--border-1\r\n" + "X-A: b\r\n".repeat(40) + "\r\nx\r\n--border-1--\r\n";
        String longLine = "--border-1\r\nX-A: " + "b".repeat(20_000) + "\r\n\r\nx\r\n--border-1--\r\n";
        assertThrows(MultipartFormatException.class, () -> reader(many.getBytes(US_ASCII)).next());
        assertThrows(MultipartFormatException.class, () -> reader(longLine.getBytes(US_ASCII)).next());
    }

    @Test
    void preambleEpilogueAndHeadersInAnyCaseAreUnderstood() throws IOException {
        String body = "hello\r\n--border-1\r\ncontent-TYPE: application/dicom;transfer-syntax=1.2.840.10008.1.2.1\r\n"
                + "Content-Location: /x\r\n\r\nabc\r\n--border-1--\r\nbye";
        MultipartReader reader = reader(body.getBytes(US_ASCII));
        Part part = reader.next().orElseThrow();
        assertEquals("application/dicom;transfer-syntax=1.2.840.10008.1.2.1", part.contentType().orElseThrow());
        assertEquals("/x", part.header("content-location").orElseThrow());
        assertEquals("abc", new String(part.content().readAllBytes(), US_ASCII));
        assertTrue(reader.next().isEmpty());
    }

    @Test
    void onlyMultipartTypesAreRead() {
        assertThrows(MultipartFormatException.class,
                () -> new MultipartReader(new ByteArrayInputStream(new byte[0]), "application/dicom"));
        assertThrows(IllegalArgumentException.class,
                () -> new MultipartWriter(new ByteArrayOutputStream(), "a\r\nb"));
    }
}
