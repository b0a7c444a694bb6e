package org.affinitydomain.dicom.multipart;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Multipart bodies of any size, in any pieces, and broken in any way. The tests run in 128 MiB. */
class MultipartStreamTest {
    private static final String TYPE = "multipart/related; type=\"application/dicom\"; boundary=b";
    private static final long LARGE = 300L << 20;

    /** Bytes that repeat after a prime number of them, so that a lost or doubled block would show. */
    private static final class Pattern extends InputStream {
        private final byte[] block = new byte[65_521];
        private final long length;
        private long position;

        Pattern(long length) {
            this.length = length;
            for (int i = 0; i < block.length; i++) {
                block[i] = (byte) (i * 31 + (i >> 8));
            }
        }

        byte expected(long at) {
            return block[(int) (at % block.length)];
        }

        @Override
        public int read() {
            return position == length ? -1 : expected(position++) & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int wanted) {
            if (position == length) {
                return -1;
            }
            int start = (int) (position % block.length);
            int count = (int) Math.min(Math.min(wanted, block.length - start), length - position);
            System.arraycopy(block, start, target, offset, count);
            position += count;
            return count;
        }
    }

    /** Gives at most so many bytes at a time. */
    private static InputStream inPieces(InputStream in, int size) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(size, length));
            }
        };
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(US_ASCII));
    }

    @Test
    void aLargePartPassesThrough() throws IOException {
        InputStream body = new SequenceInputStream(text("--b\r\nContent-Type: application/dicom\r\n\r\n"),
                new SequenceInputStream(new Pattern(LARGE), text("\r\n--b\r\n\r\nx\r\n--b--\r\n")));
        MultipartReader reader = new MultipartReader(body, TYPE);
        InputStream content = reader.next().orElseThrow().content();
        Pattern pattern = new Pattern(LARGE);
        byte[] buffer = new byte[60_000];
        long count = 0;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            byte[] expected = pattern.readNBytes(read);
            assertTrue(Arrays.equals(expected, 0, read, buffer, 0, read), "before byte " + (count + read));
            count += read;
        }
        assertEquals(LARGE, count);
        assertEquals("x", new String(reader.next().orElseThrow().content().readAllBytes(), US_ASCII));
    }

    @Test
    void aLargePartIsPassedOver() throws IOException {
        InputStream body = new SequenceInputStream(text("--b\r\n\r\n"),
                new SequenceInputStream(new Pattern(LARGE), text("\r\n--b\r\n\r\nx\r\n--b--\r\n")));
        MultipartReader reader = new MultipartReader(body, TYPE);
        reader.next().orElseThrow();
        assertEquals("x", new String(reader.next().orElseThrow().content().readAllBytes(), US_ASCII));
    }

    /** Contents made of what boundaries are made of, so that they are split in every way between two reads. */
    @Property(tries = 300)
    void boundariesMayBeSplitBetweenReads(@ForAll @Size(max = 200) byte[] choices, @ForAll @IntRange(min = 1, max = 40) int size)
            throws IOException {
        String[] pieces = {"\r", "\n", "-", "--", "b", "\r\n--", "\r\n--B", "x", "\r\n-", "\0"};
        StringBuilder text = new StringBuilder();
        for (byte choice : choices) {
            text.append(pieces[(choice & 0xFF) % pieces.length]);
        }
        byte[] content = text.toString().replace("--b", "--c").getBytes(US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MultipartWriter writer = new MultipartWriter(out, "application/dicom", "b");
        writer.part(new ByteArrayInputStream(content), "/instances/1");
        writer.part(inPieces(new ByteArrayInputStream(content), size));
        writer.end();
        MultipartReader reader = new MultipartReader(inPieces(new ByteArrayInputStream(out.toByteArray()), size), writer.contentType());
        Part first = reader.next().orElseThrow();
        assertEquals(Optional.of("/instances/1"), first.header("Content-Location"));
        assertArrayEquals(content, first.content().readAllBytes());
        assertArrayEquals(content, reader.next().orElseThrow().content().readAllBytes());
        assertEquals(Optional.empty(), reader.next());
    }

    @Property(tries = 800)
    void changedBytesEndInPartsOrAnException(@ForAll @IntRange(max = 200) int at, @ForAll byte value,
                                             @ForAll @IntRange(max = 200) int alsoAt) throws IOException {
        byte[] body = ("--b\r\nContent-Type: application/dicom; transfer-syntax=*\r\nContent-Location: /1\r\n\r\nfirst\r\n"
                + "--b\r\nContent-Type: application/dicom\r\n\r\nsecond\r\n--b--\r\n").getBytes(US_ASCII);
        body[at % body.length] = value;
        body[alsoAt % body.length] ^= value;
        try {
            readAll(new MultipartReader(new ByteArrayInputStream(body), TYPE));
        } catch (MultipartFormatException e) {
            assertTrue(e.getMessage().length() > 10);
        }
    }

    @Property(tries = 500)
    void anyContentTypeIsUnderstoodOrRefused(@ForAll @StringLength(max = 40) String parameters) throws IOException {
        try {
            readAll(new MultipartReader(text("--b\r\n\r\nx\r\n--b--\r\n"), "multipart/related; boundary=b" + parameters));
        } catch (MultipartFormatException e) {
            assertTrue(e.getMessage().length() > 10);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "multipart/related", "multipart/related; boundary=", "multipart/related; boundary=\"\"",
        "text/plain; boundary=b", "multipart/related; type=\"boundary=b\""})
    void mediaTypesWithoutBoundaryAreRefused(String type) {
        assertThrows(MultipartFormatException.class,
                () -> readAll(new MultipartReader(text("--b\r\n\r\nx\r\n--b--\r\n"), type)));
    }

    @Test
    void aBoundaryLongerThanTheStandardAllowsIsRefused() {
        String boundary = "b".repeat(20_000);
        assertThrows(MultipartFormatException.class, () -> readAll(new MultipartReader(
                text("--" + boundary + "\r\n\r\nx\r\n--" + boundary + "--\r\n"), "multipart/related; boundary=" + boundary)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-A: ", "X-A: b\r\n", "X-A: b\r\n ", "\r\n\r\n\r\n", "no colon", "--b\r\n"})
    void headersWithoutEndAreRefused(String repeated) {
        byte[] block = repeated.repeat(100).getBytes(US_ASCII);
        InputStream endless = new InputStream() {
            private long count;

            @Override
            public int read() {
                return count > 64L << 20 ? -1 : block[(int) (count++ % block.length)];
            }
        };
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertThrows(MultipartFormatException.class,
                () -> readAll(new MultipartReader(new SequenceInputStream(text("--b\r\n"), endless), TYPE))));
    }

    @Test
    void anotherFaultOfTheSourceIsNotTakenForAFaultOfTheBody() throws IOException {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new java.net.SocketTimeoutException("read timed out");
            }
        };
        MultipartReader reader = new MultipartReader(
                new SequenceInputStream(text("--b\r\n\r\n" + "x".repeat(20_000)), failing), TYPE);
        InputStream content = reader.next().orElseThrow().content();
        assertThrows(java.net.SocketTimeoutException.class, content::readAllBytes);
    }

    private static void readAll(MultipartReader reader) throws IOException {
        for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
            InputStream content = part.get().content();
            byte[] buffer = new byte[8192];
            while (content.read(buffer) >= 0) {
                assertTrue(part.get().headers().size() <= 32);
            }
        }
    }
}
