package org.affinitydomain.dicom.io;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages files, in the ways that transmission, half-written archives and attackers do. The same seed gives the same damage. */
final class Mutations {
    private static final int[] LENGTHS = {0, 1, 2, 0xFF, 0xFFFE, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF};
    /** Item and delimiter tags, and the letters of value representations. */
    private static final List<byte[]> TOKENS = List.of(new byte[] {(byte) 0xFE, (byte) 0xFF, 0, (byte) 0xE0},
            new byte[] {(byte) 0xFE, (byte) 0xFF, 0x0D, (byte) 0xE0}, new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xDD, (byte) 0xE0},
            new byte[] {'S', 'Q'}, new byte[] {'U', 'N'}, new byte[] {'O', 'B'}, new byte[] {'U', 'S'}, new byte[] {0x1B, '$', 'B'},
            new byte[] {8, 0, 5, 0}, new byte[] {(byte) 0xE0, 0x7F, 0x10, 0});
    private static final int MOST = 6;

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    byte[] damage(byte[] whole) {
        byte[] bytes = whole.clone();
        int count = 1 + random.nextInt(1 + random.nextInt(MOST));
        for (int i = 0; i < count && bytes.length > 8; i++) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        int at = place(bytes.length - 4);
        switch (random.nextInt(7)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt();
            case 2 -> length(bytes, at);
            case 3 -> token(bytes, at);
            case 4 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 5 -> {
                return without(bytes, at, 1 + random.nextInt(Math.min(64, bytes.length - at)));
            }
            default -> {
                return repeated(bytes, at, 1 + random.nextInt(Math.min(256, bytes.length - at)));
            }
        }
        return bytes;
    }

    /** Mostly in the first bytes, where the structure is. */
    private int place(int bound) {
        return random.nextInt(random.nextInt(4) > 0 ? Math.min(bound, 4096) : bound);
    }

    private void length(byte[] bytes, int at) {
        int length = LENGTHS[random.nextInt(LENGTHS.length)];
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (length >> 8 * i);
        }
    }

    private void token(byte[] bytes, int at) {
        byte[] token = TOKENS.get(random.nextInt(TOKENS.size()));
        System.arraycopy(token, 0, bytes, at, token.length);
    }

    private static byte[] without(byte[] bytes, int at, int count) {
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - count);
        System.arraycopy(bytes, at + count, shorter, at, bytes.length - at - count);
        return shorter;
    }

    private static byte[] repeated(byte[] bytes, int at, int count) {
        ByteArrayOutputStream longer = new ByteArrayOutputStream();
        longer.write(bytes, 0, at + count);
        longer.write(bytes, at, bytes.length - at);
        return longer.toByteArray();
    }
}
