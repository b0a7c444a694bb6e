package org.affinitydomain.registry.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Identifiers as keys of 16 bytes, whatever their length: the first 128 bits of their SHA-256. Two identifiers with the
 * same key do not happen by chance at any size of registry, nor can anyone make them.
 */
public final class TextKey {

    private TextKey() {
    }

    /** The key of a text made of the given parts. */
    public static UUID of(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            ByteBuffer result = ByteBuffer.wrap(digest.digest());
            return new UUID(result.getLong(), result.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
