package org.affinitydomain.repository.storage;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name of a document's content in its storage: 32 hexadecimal digits, chosen at random, so that keys spread evenly over
 * folders and never come from a submitter.
 *
 * @param value the digits, in lower case
 */
public record StorageKey(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public StorageKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a storage key: " + value);
        }
    }

    /** A key that nothing has yet. */
    public static StorageKey random() {
        return new StorageKey(UUID.randomUUID().toString().replace("-", ""));
    }

    @Override
    public String toString() {
        return value;
    }
}
