package org.affinitydomain.tools.bench.registry;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.affinitydomain.registry.store.TextKey;
import org.affinitydomain.xds.transaction.AdhocQueryRequest.ReturnType;

/**
 * A query that is measured, as ITI-18 and as SQL that reads the same rows.
 *
 * @param label     how tables name it
 * @param documents how many DocumentEntries each answer has
 * @param message   the ITI-18 message of a call
 * @param condition the condition of the SELECT, with question marks
 * @param values    the values for them, of a call
 */
record StockQuery(String label, int documents, IntFunction<byte[]> message, String condition, IntFunction<List<Object>> values) {

    private static final String OF_PATIENT = "patient_id = (SELECT id FROM registry_patient WHERE patient_id = ?) AND kind = 0 AND status = 0";

    /** The queries of a draw. */
    static List<StockQuery> of(ManifestEntries entries, Draw draw) {
        IntFunction<String> patient = call -> entries.patientId(draw.plan().typicalPatient(draw.patient(call)));
        return List.of(findDocuments(patient),
                byReference("FindDocumentsByReferenceId, accession", patient,
                        call -> entries.accession(draw.entry(call), draw.plan().patientOf(draw.entry(call)))),
                byReference("FindDocumentsByReferenceId, study", patient, call -> entries.study(draw.entry(call))),
                getDocuments("GetDocuments, uniqueId", 1, draw::entry),
                // what SOAP, the container and one look into an index take of every call
                getDocuments("GetDocuments, not there", 0, draw::nothing));
    }

    private static StockQuery findDocuments(IntFunction<String> patient) {
        return new StockQuery("FindDocuments, " + StockPlan.TYPICAL + " entries", StockPlan.TYPICAL,
                call -> QueryMessages.findDocuments(patient.apply(call), ReturnType.LEAF_CLASS), OF_PATIENT, call -> List.of(patient.apply(call)));
    }

    private static StockQuery byReference(String label, IntFunction<String> patient, IntFunction<String> reference) {
        return new StockQuery(label, 1, call -> QueryMessages.findDocumentsByReferenceId(patient.apply(call), reference.apply(call)),
                OF_PATIENT + " AND reference_keys @> ARRAY[?]", call -> List.of(patient.apply(call), TextKey.of(reference.apply(call))));
    }

    private static StockQuery getDocuments(String label, int documents, IntToLongFunction entry) {
        IntFunction<String> uniqueId = call -> new EntryIdentity(entry.applyAsLong(call)).manifestUid();
        return new StockQuery(label, documents, call -> QueryMessages.getDocuments(uniqueId.apply(call)),
                "unique_key = ? AND kind = 0", call -> List.of(TextKey.of(uniqueId.apply(call))));
    }

    /** Everything of the patient with the most entries. */
    static StockQuery largest(Stock stock, ReturnType returnType) {
        String patient = stock.entries().patientId(0);
        byte[] message = QueryMessages.findDocuments(patient, returnType);
        return new StockQuery("FindDocuments, " + "%,d".formatted(StockPlan.LARGE) + " entries, " + returnType.text(), StockPlan.LARGE,
                call -> message, OF_PATIENT, call -> List.of(patient));
    }
}
