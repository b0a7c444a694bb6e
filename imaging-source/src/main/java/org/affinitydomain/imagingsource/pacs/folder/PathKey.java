package org.affinitydomain.imagingsource.pacs.folder;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The key of a path in the index: paths may be longer than what databases can index. */
final class PathKey {

    private PathKey() {
    }

    /** SHA-1 of the path in hexadecimal digits. */
    static String of(String path) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(path.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }
}
