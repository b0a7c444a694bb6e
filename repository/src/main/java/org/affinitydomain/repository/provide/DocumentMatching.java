package org.affinitydomain.repository.provide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest.Document;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/**
 * Brings the documents of a submission together with their DocumentEntries: every document needs its entry, every entry its
 * document, and no uniqueId may come twice (ITI TF-2 3.41.4.1.3; ITI TF-3 table 4.2.4.1-2).
 */
final class DocumentMatching {

    /** What the index holds; longer ones cannot be valid (ITI TF-3 4.2.3.2.26 allows 128 characters). */
    private static final int MAX_UNIQUE_ID = 200;
    private static final int MAX_MIME_TYPE = 255;

    private final List<RegistryError> errors = new ArrayList<>();
    private final Set<String> uniqueIds = new HashSet<>();

    private DocumentMatching() {
    }

    /** The documents with their entries, in the order in which their content can be read. */
    static List<SubmittedDocument> match(ProvideAndRegisterDocumentSetRequest request) throws SubmissionRefusedException {
        return new DocumentMatching().pairs(request);
    }

    private List<SubmittedDocument> pairs(ProvideAndRegisterDocumentSetRequest request) throws SubmissionRefusedException {
        Map<String, RegistryObject> unmatched = new LinkedHashMap<>();
        for (RegistryObject object : request.submission().objects()) {
            if (ObjectKind.of(object).filter(kind -> kind == ObjectKind.DOCUMENT_ENTRY).isPresent()) {
                check(object);
                if (unmatched.put(object.id(), object) != null) {
                    refuse(XdsErrorCode.REPOSITORY_METADATA_ERROR, "two DocumentEntries have the id " + object.id());
                }
            }
        }
        List<SubmittedDocument> matched = new ArrayList<>();
        for (Document document : request.documents()) {
            RegistryObject entry = unmatched.remove(document.id());
            if (entry == null) {
                refuse(XdsErrorCode.MISSING_DOCUMENT_METADATA, "document " + document.id()
                        + " has no DocumentEntry of that id, or came twice");
            } else {
                matched.add(new SubmittedDocument(entry, document.content()));
            }
        }
        for (String id : unmatched.keySet()) {
            refuse(XdsErrorCode.MISSING_DOCUMENT, "DocumentEntry " + id + " has no document");
        }
        if (!errors.isEmpty()) {
            throw new SubmissionRefusedException(errors);
        }
        return matched;
    }

    private void check(RegistryObject entry) {
        List<String> ids = Attribute.DE_UNIQUE_ID.values(entry);
        if (ids.size() != 1 || ids.get(0).isBlank() || ids.get(0).length() > MAX_UNIQUE_ID) {
            refuse(XdsErrorCode.REPOSITORY_METADATA_ERROR, "DocumentEntry " + entry.id() + ": "
                    + Attribute.DE_UNIQUE_ID.label() + " must be there once, with at most " + MAX_UNIQUE_ID + " characters");
        } else if (!uniqueIds.add(ids.get(0))) {
            refuse(XdsErrorCode.REPOSITORY_DUPLICATE_UNIQUE_ID_IN_MESSAGE, "DocumentEntry " + entry.id() + ": the uniqueId "
                    + ids.get(0) + " is that of another DocumentEntry of this submission");
        }
        if (Attribute.DE_MIME_TYPE.value(entry).filter(type -> type.length() <= MAX_MIME_TYPE).isEmpty()) {
            refuse(XdsErrorCode.REPOSITORY_METADATA_ERROR, "DocumentEntry " + entry.id() + ": "
                    + Attribute.DE_MIME_TYPE.label() + " is missing, or longer than " + MAX_MIME_TYPE + " characters");
        }
        if (entry.attribute("objectType").filter(ObjectKind.ON_DEMAND::equals).isPresent()) {
            refuse(XdsErrorCode.REPOSITORY_METADATA_ERROR, "DocumentEntry " + entry.id()
                    + " is an On-Demand one: it is registered by ITI-61, without a document");
        }
    }

    private void refuse(XdsErrorCode code, String context) {
        errors.add(code.in(context));
    }
}
