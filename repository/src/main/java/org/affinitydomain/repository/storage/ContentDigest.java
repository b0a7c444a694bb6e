package org.affinitydomain.repository.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes bytes as they pass: the size and hash of a DocumentEntry (ITI TF-3 4.2.3.2.10 and 4.2.3.2.23). */
public final class ContentDigest {

    private final MessageDigest sha1;
    private long size;

    public ContentDigest() {
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** Takes the next bytes. */
    public void update(byte[] buffer, int length) {
        sha1.update(buffer, 0, length);
        size += length;
    }

    /** How many bytes there were so far. */
    public long size() {
        return size;
    }

    /** The hash of all bytes so far; ends the counting. */
    public String sha1() {
        return HexFormat.of().formatHex(sha1.digest());
    }
}
