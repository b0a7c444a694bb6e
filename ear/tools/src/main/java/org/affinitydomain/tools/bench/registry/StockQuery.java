package org.affinitydomain.tools.bench.registry;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.affinitydomain.registry.store.TextKey;
import org.affinitydomain.xds.transaction.AdhocQueryRequest.ReturnType;

/**
 * A query that is measured, as ITI-18 and as SQL that reads the same rows. Patients and entries are taken at random from the
 * whole stock; the same call of the same round is the same for everybody.
 *
 * @param label     how tables name it
 * @param documents how many DocumentEntries each answer has
 * @param message   the ITI-18 message of a call
 * @param condition the condition of the SELECT, with question marks
 * @param values    the values for them, of a call
 */
record StockQuery(String label, int documents, IntFunction<byte[]> message, String condition, IntFunction<List<Object>> values) {

    private static final String OF_PATIENT = "patient_id = (SELECT id FROM registry_patient WHERE patient_id = ?) AND kind = 0 AND status = 0";

    /** The queries of a round. */
    static List<StockQuery> ofRound(Stock stock, int round) {
        return List.of(findDocuments(stock, round), byAccession(stock, round), byStudy(stock, round), getDocuments(stock, round),
                getNothing(stock, round));
    }

    private static StockQuery findDocuments(Stock stock, int round) {
        IntFunction<String> patient = call -> stock.entries().patientId(stock.plan().typicalPatient(random(round, call, stock.plan().typicalPatients())));
        return new StockQuery("FindDocuments, " + StockPlan.TYPICAL + " entries", StockPlan.TYPICAL,
                call -> QueryMessages.findDocuments(patient.apply(call), ReturnType.LEAF_CLASS), OF_PATIENT, call -> List.of(patient.apply(call)));
    }

    private static StockQuery byAccession(Stock stock, int round) {
        return byReference("FindDocumentsByReferenceId, accession", stock, round,
                entry -> stock.entries().accession(entry, stock.plan().patientOf(entry)));
    }

    private static StockQuery byStudy(Stock stock, int round) {
        return byReference("FindDocumentsByReferenceId, study", stock, round, entry -> stock.entries().study(entry));
    }

    private static StockQuery byReference(String label, Stock stock, int round, IntFunction<String> reference) {
        // of patients with as many entries at every size of stock, else sizes could not be compared
        IntFunction<Integer> typical = call -> random(round, call, stock.plan().typicalPatients());
        IntFunction<Integer> entry = call -> stock.plan().typicalEntry(typical.apply(call), Math.floorMod(call, StockPlan.TYPICAL));
        IntFunction<String> patient = call -> stock.entries().patientId(stock.plan().typicalPatient(typical.apply(call)));
        IntFunction<String> id = call -> reference.apply(entry.apply(call));
        return new StockQuery(label, 1, call -> QueryMessages.findDocumentsByReferenceId(patient.apply(call), id.apply(call)),
                OF_PATIENT + " AND reference_keys @> ARRAY[?]", call -> List.of(patient.apply(call), TextKey.of(id.apply(call))));
    }

    private static StockQuery getDocuments(Stock stock, int round) {
        IntFunction<Integer> entry = call -> random(round, call, stock.plan().entries());
        IntFunction<String> uniqueId = call -> new EntryIdentity(entry.apply(call)).manifestUid();
        return new StockQuery("GetDocuments, uniqueId", 1, call -> QueryMessages.getDocuments(uniqueId.apply(call)),
                "unique_key = ? AND kind = 0", call -> List.of(TextKey.of(uniqueId.apply(call))));
    }

    /** What SOAP, the container and one look into an index take of every call. */
    private static StockQuery getNothing(Stock stock, int round) {
        IntFunction<String> uniqueId = call -> new EntryIdentity(Integer.MAX_VALUE + (long) random(round, call, Integer.MAX_VALUE)).manifestUid();
        return new StockQuery("GetDocuments, not there", 0, call -> QueryMessages.getDocuments(uniqueId.apply(call)),
                "unique_key = ? AND kind = 0", call -> List.of(TextKey.of(uniqueId.apply(call))));
    }

    /** Everything of the patient with the most entries. */
    static StockQuery largest(Stock stock, ReturnType returnType) {
        String patient = stock.entries().patientId(0);
        byte[] message = QueryMessages.findDocuments(patient, returnType);
        return new StockQuery("FindDocuments, " + "%,d".formatted(StockPlan.LARGE) + " entries, " + returnType.text(), StockPlan.LARGE,
                call -> message, OF_PATIENT, call -> List.of(patient));
    }

    private static int random(int round, int call, int bound) {
        return new SplittableRandom(((long) round << 32) + call).nextInt(bound);
    }
}
