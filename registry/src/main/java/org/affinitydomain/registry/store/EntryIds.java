package org.affinitydomain.registry.store;

import java.security.SecureRandom;
import java.util.UUID;

/** entryUUIDs: as text in messages, as numbers in the tables, and new ones. */
public final class EntryIds {

    private static final String URN = "urn:uuid:";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION_7 = 0x7000L;
    private static final long RANDOM_A = 0x0FFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_B = 0x3FFF_FFFF_FFFF_FFFFL;

    private EntryIds() {
    }

    /**
     * A new id, of version 7 (RFC 9562): ids given at the same time stand side by side in their index, so that the index of
     * a large registry is written at one place and not all over.
     */
    public static String next() {
        long high = System.currentTimeMillis() << 16 | VERSION_7 | RANDOM.nextLong() & RANDOM_A;
        return text(new UUID(high, VARIANT | RANDOM.nextLong() & RANDOM_B));
    }

    /** The UUID of an id that {@code ValueRules.isUuidUrn} has found good. */
    public static UUID uuid(String id) {
        return UUID.fromString(id.substring(URN.length()));
    }

    /** The id of a UUID, in messages. */
    public static String text(UUID uuid) {
        return URN + uuid;
    }
}
