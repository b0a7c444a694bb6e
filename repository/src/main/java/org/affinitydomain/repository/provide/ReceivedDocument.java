package org.affinitydomain.repository.provide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.affinitydomain.repository.index.DocumentRecord;
import org.affinitydomain.repository.index.DocumentState;
import org.affinitydomain.repository.storage.StagedDocument;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/**
 * A document that was received as a whole, beside its entry.
 *
 * @param submitted what came
 * @param staged    its bytes in the storage, without a place yet
 */
record ReceivedDocument(SubmittedDocument submitted, StagedDocument staged) {

    /**
     * What its entry says of it and is not so. A size or hash that the submitter gives must be that of the document
     * (ITI TF-2 3.41.4.1.3); hexadecimal digits may be written in upper case.
     */
    List<RegistryError> contradictions() {
        List<RegistryError> errors = new ArrayList<>();
        Attribute.DE_SIZE.value(submitted.entry()).filter(given -> !given.equals(Long.toString(staged.content().size())))
                .ifPresent(given -> errors.add(contradiction(Attribute.DE_SIZE, given, Long.toString(staged.content().size()))));
        Attribute.DE_HASH.value(submitted.entry()).filter(given -> !given.equalsIgnoreCase(staged.content().sha1()))
                .ifPresent(given -> errors.add(contradiction(Attribute.DE_HASH, given, staged.content().sha1())));
        return errors;
    }

    private RegistryError contradiction(Attribute attribute, String given, String real) {
        return XdsErrorCode.REPOSITORY_METADATA_ERROR.in(submitted.label() + ": " + attribute.qualifiedLabel() + " says " + given
                + ", the document received has " + real);
    }

    /** Its entry with what the repository adds (ITI TF-2 3.41.4.1.3): repositoryUniqueId, size and hash. */
    RegistryObject completedEntry(String repositoryUniqueId) {
        return MetadataBuilder.from(ObjectKind.DOCUMENT_ENTRY, submitted.entry())
                .set(Attribute.DE_REPOSITORY_UNIQUE_ID, repositoryUniqueId)
                .set(Attribute.DE_SIZE, Long.toString(staged.content().size()))
                .set(Attribute.DE_HASH, staged.content().sha1())
                .build();
    }

    /** What the index is to know of it while nobody knows whether it is registered. */
    DocumentRecord record(Instant now) {
        return new DocumentRecord(submitted.uniqueId(), staged.content(), submitted.mimeType(), DocumentState.STORED, now);
    }
}
