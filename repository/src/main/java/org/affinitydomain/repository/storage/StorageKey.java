package org.affinitydomain.repository.storage;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name of a document's content in its storage: 32 hexadecimal digits, of which the first 12 are the moment of its making in
 * milliseconds, so that what comes together lies together, and the others are random. Nothing of it comes from a submitter.
 *
 * @param value the digits, in lower case
 */
public record StorageKey(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
    private static final int RANDOM_DIGITS = 20;

    public StorageKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a storage key: " + value);
        }
    }

    /** A key that nothing has yet. */
    public static StorageKey make() {
        String random = UUID.randomUUID().toString().replace("-", "").substring(32 - RANDOM_DIGITS);
        return new StorageKey(String.format("%012x", System.currentTimeMillis()) + random);
    }

    /** The key of that name; empty when the name is none. */
    public static Optional<StorageKey> of(String name) {
        return FORM.matcher(name).matches() ? Optional.of(new StorageKey(name)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
