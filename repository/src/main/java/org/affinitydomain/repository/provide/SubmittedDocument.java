package org.affinitydomain.repository.provide;

import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.transaction.DocumentContent;

/**
 * A document with the entry that describes it.
 *
 * @param entry   its DocumentEntry, which has a uniqueId and a mimeType
 * @param content its bytes
 */
record SubmittedDocument(RegistryObject entry, DocumentContent content) {

    String uniqueId() {
        return Attribute.DE_UNIQUE_ID.value(entry).orElseThrow();
    }

    String mimeType() {
        return Attribute.DE_MIME_TYPE.value(entry).orElseThrow();
    }

    /** How error texts call it. */
    String label() {
        return "document " + entry.id() + " (uniqueId " + uniqueId() + ")";
    }
}
