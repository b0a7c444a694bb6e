package org.affinitydomain.repository.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes bytes as they pass: the size and hash of a DocumentEntry (ITI TF-3 4.2.3.2.10 and 4.2.3.2.23). */
final class ContentDigest {

    private final MessageDigest sha1;
    private long size;

    ContentDigest() {
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    void update(byte[] buffer, int length) {
        sha1.update(buffer, 0, length);
        size += length;
    }

    long size() {
        return size;
    }

    /** The hash of all bytes so far; ends the counting. */
    String sha1() {
        return HexFormat.of().formatHex(sha1.digest());
    }
}
