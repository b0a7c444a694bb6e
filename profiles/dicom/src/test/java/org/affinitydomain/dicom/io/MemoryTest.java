package org.affinitydomain.dicom.io;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.LongFunction;

import org.affinitydomain.dicom.uid.TransferSyntax;
import org.junit.jupiter.api.Test;

/**
 * Input without end is refused at the limit, and the limit is about what the heap really holds: the tests run
 * in 128 MiB, and would end in an OutOfMemoryError if the reader counted half of what it takes.
 */
class MemoryTest {
    private static final ReadOptions OPTIONS = ReadOptions.documents().withMaxHeldBytes(64L << 20);

    /** A source that never ends: the block of each number, one after the other. */
    private static final class Endless extends InputStream {
        private final LongFunction<byte[]> blocks;
        private byte[] block = new byte[0];
        private long number;
        private int next;

        Endless(LongFunction<byte[]> blocks) {
            this.blocks = blocks;
        }

        @Override
        public int read() {
            while (next == block.length) {
                block = blocks.apply(number++);
                next = 0;
            }
            return block[next++] & 0xFF;
        }
    }

    private static byte[] element(int tag, int length, int bytes) {
        ByteBuffer buffer = ByteBuffer.allocate(8 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        return buffer.putShort((short) (tag >>> 16)).putShort((short) tag).putInt(length).array();
    }

    /** Private, since these have no structure that the dictionary knows; ascending. */
    private static int privateTag(long number) {
        return (int) (0x0009 + 2 * (number >>> 15)) << 16 | (int) (number & 0x7FFF) << 1;
    }

    private static void isRefused(LongFunction<byte[]> blocks) {
        DicomFormatException e = assertThrows(DicomFormatException.class,
                () -> Part10Reader.readDataSet(new Endless(blocks), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, OPTIONS));
        assertTrue(e.getMessage().contains("limit"), e.getMessage());
    }

    @Test
    void emptyElementsWithoutEnd() {
        isRefused(number -> element(privateTag(number), 0, 0));
    }

    @Test
    void shortElementsWithoutEnd() {
        isRefused(number -> element(privateTag(number), 2, 2));
    }

    @Test
    void itemsWithoutEnd() {
        isRefused(number -> element(number == 0 ? 0x0040A730 : 0xFFFEE000, number == 0 ? -1 : 0, 0));
    }

    @Test
    void itemsWithOneElementWithoutEnd() {
        isRefused(number -> number == 0 ? element(0x0040A730, -1, 0)
                : number % 2 == 1 ? element(0xFFFEE000, 8, 0) : element(0x00080060, 0, 0));
    }

    @Test
    void fragmentsWithoutEnd() {
        isRefused(number -> element(number == 0 ? 0x7FE00010 : 0xFFFEE000, number == 0 ? -1 : 0, 0));
    }

    @Test
    void oneValueWithoutEnd() {
        isRefused(number -> number == 0 ? element(0x7FE00010, 0x7FFFFFF0, 0) : new byte[1 << 16]);
    }

    @Test
    void valuesThatAreSkippedTakeNoMemory() throws IOException {
        long[] count = {0};
        LongFunction<byte[]> blocks = number -> {
            count[0]++;
            return number == 0 ? element(0x00090002, 512 << 20, 0) : number <= 512 ? new byte[1 << 20]
                    : element(0x7FE00010, 0, 0);
        };
        Part10Reader.readDataSet(new Endless(blocks), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, ReadOptions.headers());
        assertTrue(count[0] > 512);
    }
}
