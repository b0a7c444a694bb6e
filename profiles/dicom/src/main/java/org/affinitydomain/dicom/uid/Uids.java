package org.affinitydomain.dicom.uid;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/** Unique identifiers (PS3.5 9): checking them and making them under 2.25 (PS3.5 B.2), which needs no registration. */
public final class Uids {
    /** The longest UID allowed, in characters. */
    public static final int MAX_LENGTH = 64;

    private Uids() {
    }

    /**
     * True for a UID as PS3.5 9.1 wants it: components of digits, parted by dots, none beginning with a needless
     * zero, at least two of which the first is 0, 1 or 2 (ISO/IEC 8824), 64 characters at most.
     */
    public static boolean isValid(String uid) {
        if (uid.length() > MAX_LENGTH) {
            return false;
        }
        int components = 0;
        int start = 0;
        while (start <= uid.length()) {
            int dot = uid.indexOf('.', start);
            int end = dot < 0 ? uid.length() : dot;
            if (!isComponent(uid, start, end)) {
                return false;
            }
            components++;
            start = end + 1;
        }
        return components >= 2 && uid.charAt(0) <= '2' && uid.charAt(1) == '.';
    }

    /** A UID nobody has had yet, from a random UUID. */
    public static String random() {
        return of(UUID.randomUUID());
    }

    /**
     * The UID that belongs to a name: the same one for the same name space and name, always and everywhere
     * (a UUID of version 5, RFC 4122 4.3).
     */
    public static String nameBased(UUID nameSpace, String name) {
        byte[] space = ByteBuffer.allocate(16).putLong(nameSpace.getMostSignificantBits())
                .putLong(nameSpace.getLeastSignificantBits()).array();
        byte[] hash;
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(space);
            hash = Arrays.copyOf(digest.digest(name.getBytes(StandardCharsets.UTF_8)), 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
        hash[6] = (byte) (hash[6] & 0x0F | 0x50);
        hash[8] = (byte) (hash[8] & 0x3F | 0x80);
        ByteBuffer bits = ByteBuffer.wrap(hash);
        return of(new UUID(bits.getLong(), bits.getLong()));
    }

    /** The UID of a UUID (PS3.5 B.2). */
    public static String of(UUID uuid) {
        byte[] magnitude = ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits()).array();
        return "2.25." + new BigInteger(1, magnitude);
    }

    private static boolean isComponent(String uid, int start, int end) {
        if (end == start || uid.charAt(start) == '0' && end - start > 1) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (uid.charAt(i) < '0' || uid.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
