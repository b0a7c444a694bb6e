package org.affinitydomain.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.affinitydomain.xds.metadata.Attribute;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A document of 300 MB goes in and out of a virtual machine that has 96 MB (see the argLine of this module's tests). */
class LargeDocumentTest {

    private static final long SIZE = 300L << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(value = Setup.class, names = {"H2_AND_FILES", "H2_AND_S3"})
    void documentLargerThanTheHeap(Setup setup) throws Exception {
        assertTrue(Runtime.getRuntime().maxMemory() < SIZE / 2, "this test needs a heap below " + SIZE / 2);
        TestRepository repository = new TestRepository(setup, folder);
        var request = new Submissions().entry(Submissions.entry("A", "1.1").build()).document("A", () -> new Counting(SIZE)).build();
        assertTrue(repository.provide(request).isSuccess());
        assertEquals(Long.toString(SIZE), Attribute.DE_SIZE.value(repository.registry.entries().get(0)).orElseThrow());
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        try (InputStream in = new DigestInputStream(repository.retrieve(TestRepository.REPOSITORY, "1.1").documents().get(0).content().open(), sha1)) {
            assertEquals(SIZE, in.transferTo(java.io.OutputStream.nullOutputStream()));
        }
        assertEquals(Attribute.DE_HASH.value(repository.registry.entries().get(0)).orElseThrow(), HexFormat.of().formatHex(sha1.digest()));
    }

    /** Bytes that no compression makes fewer, out of nothing. */
    private static final class Counting extends InputStream {
        private final long size;
        private long position;

        Counting(long size) {
            this.size = size;
        }

        @Override
        public int read() {
            return position == size ? -1 : noise(position++) & 0xff;
        }

        private static byte noise(long position) {
            long mixed = (position + 1) * 0x9E3779B97F4A7C15L;
            return (byte) ((mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L >>> 56);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (position == size) {
                return -1;
            }
            int n = (int) Math.min(length, size - position);
            for (int i = 0; i < n; i++) {
                buffer[offset + i] = noise(position++);
            }
            return n;
        }
    }
}
