package org.affinitydomain.ear.client;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/**
 * A document whose bytes follow from a number, so that they need not be kept.
 *
 * @param uniqueId DocumentEntry.uniqueId
 * @param seed     what its bytes follow from
 * @param size     how many there are
 */
public record TestDocument(String uniqueId, long seed, int size) {

    /** Its bytes. */
    public byte[] bytes() {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** Its bytes, as the content of a submission. */
    public ByteArrayInputStream open() {
        return new ByteArrayInputStream(bytes());
    }

    /** Their SHA-1. */
    public String sha1() {
        return sha1(bytes());
    }

    /** The SHA-1 of bytes, in hexadecimal digits. */
    public static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
