package org.affinitydomain.tools.bench.registry;

import java.util.List;
import java.util.Optional;
import org.affinitydomain.tools.bench.soap.Envelope;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.message.AdhocQueryMessage;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.query.StoredQuery;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryRequest.ReturnType;

/** ITI-18 requests (ITI TF-2 3.18.4.1.2) as messages ready to be sent. */
final class QueryMessages {

    static final String ACTION = "urn:ihe:iti:2007:RegistryStoredQuery";
    private static final Slot APPROVED = Slot.of("$XDSDocumentEntryStatus", "('" + AvailabilityStatus.APPROVED + "')");

    private QueryMessages() {
    }

    /** All approved documents of a patient. */
    static byte[] findDocuments(String patientId, ReturnType returnType) {
        return message(StoredQuery.FIND_DOCUMENTS, returnType, patient(patientId), APPROVED);
    }

    /** The documents of a patient with a reference id. */
    static byte[] findDocumentsByReferenceId(String patientId, String referenceId) {
        return message(StoredQuery.FIND_DOCUMENTS_BY_REFERENCE_ID, ReturnType.LEAF_CLASS, patient(patientId), APPROVED,
                Slot.of("$XDSDocumentEntryReferenceIdList", "('" + referenceId + "')"));
    }

    /** The document of a uniqueId. */
    static byte[] getDocuments(String uniqueId) {
        return message(StoredQuery.GET_DOCUMENTS, ReturnType.LEAF_CLASS, Slot.of("$XDSDocumentEntryUniqueId", "('" + uniqueId + "')"));
    }

    private static Slot patient(String patientId) {
        return Slot.of("$XDSDocumentEntryPatientId", "'" + patientId + "'");
    }

    private static byte[] message(StoredQuery query, ReturnType returnType, Slot... parameters) {
        AdhocQueryRequest request = new AdhocQueryRequest(returnType, query.id(), Optional.empty(), List.of(parameters));
        return Envelope.of(ACTION, xml -> AdhocQueryMessage.writeRequest(request, xml));
    }
}
