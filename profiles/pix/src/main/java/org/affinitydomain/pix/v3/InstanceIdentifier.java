package org.affinitydomain.pix.v3;

import java.util.Objects;
import java.util.Optional;

/**
 * HL7 v3 data type II.
 *
 * @param root      an OID or UUID: who gave the identifier, or the identifier itself when there is no extension
 * @param extension the identifier within the root
 */
public record InstanceIdentifier(String root, Optional<String> extension) {

    /** Refuses absent parts. */
    public InstanceIdentifier {
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(extension, "extension");
    }

    /** The identifier that an element has; none when it has no root. */
    static Optional<InstanceIdentifier> of(V3Element element) {
        return element.value("root").map(root -> new InstanceIdentifier(root, element.value("extension")));
    }

    @Override
    public String toString() {
        return root + extension.map(value -> '/' + value).orElse("");
    }
}
