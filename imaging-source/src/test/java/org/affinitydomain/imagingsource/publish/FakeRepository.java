package org.affinitydomain.imagingsource.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.RimWriter;
import org.affinitydomain.xds.message.Xml;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.DocumentAdministration;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.TransactionException;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/**
 * A repository with its registry in memory, that keeps the rules of uniqueIds, hashes, patients, replacements and updates of
 * status, and can be made to fail.
 */
public final class FakeRepository implements DocumentRepository, DocumentAdministration {

    /** What goes wrong. */
    public enum Fault {
        NONE, REQUEST_LOST, ANSWER_LOST,
        /** The sender gives up, and the request arrives later: {@link #deliver()}. */
        REQUEST_LATE,
        /** The sender is killed before its request has left. */
        KILLED_BEFORE,
        /** The sender is killed before it gets the answer. */
        KILLED_AFTER
    }

    /** An entry of the registry. */
    private record Entry(String patientId, String studyReference, boolean approved) {

        Entry deprecated() {
            return new Entry(patientId, studyReference, false);
        }
    }

    private final Map<String, byte[]> documents = new HashMap<>();
    private final Set<String> submissionSets = new HashSet<>();
    private final Map<String, Entry> entries = new HashMap<>();
    private final List<SubmitObjectsRequest> submissions = new ArrayList<>();
    private final Map<String, List<RegistryObject>> made = new HashMap<>();
    private final List<Runnable> late = new ArrayList<>();
    private Supplier<Fault> fault = () -> Fault.NONE;
    private Optional<XdsErrorCode> refusal = Optional.empty();

    public synchronized void failWith(Fault next) {
        fault = () -> next;
    }

    /** Each request meets another fault. */
    public synchronized void failBy(Supplier<Fault> faults) {
        fault = faults;
    }

    public synchronized void refuseWith(Optional<XdsErrorCode> code) {
        refusal = code;
    }

    /** What was accepted. */
    public synchronized List<SubmitObjectsRequest> submissions() {
        return List.copyOf(submissions);
    }

    /** How many entries are approved. */
    public synchronized long approved() {
        return entries.values().stream().filter(Entry::approved).count();
    }

    /** How many approved entries there are of a study. */
    public synchronized long approvedOf(String studyUid) {
        return entries.values().stream().filter(entry -> entry.approved() && entry.studyReference().equals(studyUid)).count();
    }

    /** The patients of the approved entries. */
    public synchronized List<String> patients() {
        return entries.values().stream().filter(Entry::approved).map(Entry::patientId).toList();
    }

    /** A merge of patients, as a registry carries it out. */
    public synchronized void merge(String subsumed, String survivor) {
        entries.replaceAll((id, entry) -> entry.patientId().equals(subsumed) ? new Entry(survivor, entry.studyReference(), entry.approved()) : entry);
    }

    public synchronized Map<String, byte[]> documents() {
        return Map.copyOf(documents);
    }

    /** What was late arrives. */
    public synchronized void deliver() {
        late.forEach(Runnable::run);
        late.clear();
    }

    @Override
    public synchronized RegistryResponse provideAndRegisterDocumentSet(ProvideAndRegisterDocumentSetRequest request) throws TransactionException {
        byte[] bytes = bytes(request.documents().get(0));
        return faulty(() -> take(request.submission(), bytes));
    }

    @Override
    public synchronized RegistryResponse updateDocumentSet(SubmitObjectsRequest request) throws TransactionException {
        return faulty(() -> update(request));
    }

    /** Gives what was made of an entry and is approved. */
    @Override
    public synchronized AdhocQueryResponse registryStoredQuery(AdhocQueryRequest request) throws TransactionException {
        if (fault.get() == Fault.REQUEST_LOST) {
            throw new TransactionException("read timed out");
        }
        String asked = request.parameters().get(0).values().get(0).replace("'", "");
        List<RegistryObject> found = made.getOrDefault(asked, List.of()).stream().filter(entry -> entries.get(entry.id()).approved())
                .map(entry -> entry.withAttribute("status", AvailabilityStatus.APPROVED)).toList();
        return new AdhocQueryResponse(RegistryResponse.success(), sink -> {
            for (RegistryObject entry : found) {
                sink.object(xml(entry));
            }
        });
    }

    private static byte[] xml(RegistryObject entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter writer = Xml.writer(bytes);
            new RimWriter(writer).object(entry, true);
            writer.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return bytes.toByteArray();
    }

    /** Somebody makes another document of an entry, for example a summary. */
    public synchronized void derive(String entryUuid, RegistryObject document) {
        Entry of = entries.get(entryUuid);
        entries.put(document.id(), new Entry(of.patientId(), of.studyReference(), true));
        made.computeIfAbsent(entryUuid, id -> new ArrayList<>()).add(document);
    }

    private RegistryResponse faulty(Supplier<RegistryResponse> transaction) throws TransactionException {
        Fault met = fault.get();
        switch (met) {
            case REQUEST_LOST -> throw new TransactionException("read timed out");
            case KILLED_BEFORE -> throw new Killed();
            case REQUEST_LATE -> {
                late.add(transaction::get);
                throw new TransactionException("read timed out");
            }
            default -> { }
        }
        RegistryResponse response = refusal.map(code -> RegistryResponse.failure(code.in("refused by test"))).orElseGet(transaction);
        switch (met) {
            case ANSWER_LOST -> throw new TransactionException("connection reset");
            case KILLED_AFTER -> throw new Killed();
            default -> { }
        }
        return response;
    }

    private RegistryResponse take(SubmitObjectsRequest metadata, byte[] bytes) {
        RegistryObject entry = only(metadata, ObjectKind.DOCUMENT_ENTRY);
        String uniqueId = Attribute.DE_UNIQUE_ID.value(entry).orElseThrow();
        if (documents.containsKey(uniqueId) && !Arrays.equals(documents.get(uniqueId), bytes)) {
            return RegistryResponse.failure(XdsErrorCode.NON_IDENTICAL_HASH.in(uniqueId));
        }
        String set = Attribute.SS_UNIQUE_ID.value(only(metadata, ObjectKind.SUBMISSION_SET)).orElseThrow();
        if (submissionSets.contains(set)) {
            return RegistryResponse.failure(XdsErrorCode.DUPLICATE_UNIQUE_ID_IN_REGISTRY.in(set));
        }
        String patient = Attribute.DE_PATIENT_ID.value(entry).orElseThrow();
        for (String target : replaced(metadata)) {
            if (!entries.containsKey(target)) {
                return RegistryResponse.failure(XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION.in(target));
            }
            if (!entries.get(target).patientId().equals(patient)) {
                return RegistryResponse.failure(XdsErrorCode.PATIENT_ID_DOES_NOT_MATCH.in(target));
            }
            if (!entries.get(target).approved()) {
                return RegistryResponse.failure(XdsErrorCode.REGISTRY_DEPRECATED_DOCUMENT_ERROR.in(target));
            }
        }
        replaced(metadata).forEach(target -> entries.compute(target, (id, old) -> old.deprecated()));
        submissionSets.add(set);
        documents.put(uniqueId, bytes);
        String study = Attribute.DE_REFERENCE_ID_LIST.values(entry).stream().filter(id -> id.endsWith("studyInstanceUID"))
                .map(id -> id.substring(0, id.indexOf('^'))).findFirst().orElseThrow();
        entries.put(entry.id(), new Entry(patient, study, true));
        submissions.add(metadata);
        return RegistryResponse.success();
    }

    private RegistryResponse update(SubmitObjectsRequest metadata) {
        RegistryObject set = only(metadata, ObjectKind.SUBMISSION_SET);
        String target = Attribute.AS_TARGET.value(only(metadata, ObjectKind.ASSOCIATION)).orElseThrow();
        if (!submissionSets.add(Attribute.SS_UNIQUE_ID.value(set).orElseThrow())) {
            return RegistryResponse.failure(XdsErrorCode.DUPLICATE_UNIQUE_ID_IN_REGISTRY.in(target));
        }
        Entry entry = entries.get(target);
        Optional<XdsErrorCode> wrong = entry == null ? Optional.of(XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION)
                : !entry.approved() ? Optional.of(XdsErrorCode.METADATA_UPDATE_ERROR)
                : !Attribute.SS_PATIENT_ID.value(set).equals(Optional.of(entry.patientId())) ? Optional.of(XdsErrorCode.PATIENT_ID_RECONCILIATION_ERROR)
                : Optional.empty();
        if (wrong.isPresent()) {
            submissionSets.remove(Attribute.SS_UNIQUE_ID.value(set).orElseThrow());
            return RegistryResponse.failure(wrong.get().in(target));
        }
        entries.put(target, entry.deprecated());
        return RegistryResponse.success();
    }

    /** The entries that a submission replaces. */
    public static List<String> replaced(SubmitObjectsRequest metadata) {
        return metadata.objects().stream().filter(o -> Attribute.AS_TYPE.values(o).contains(AssociationType.RPLC.urn()))
                .map(o -> Attribute.AS_TARGET.value(o).orElseThrow()).toList();
    }

    public static RegistryObject only(SubmitObjectsRequest metadata, ObjectKind kind) {
        return metadata.objects().stream().filter(o -> ObjectKind.of(o).equals(Optional.of(kind))).findFirst().orElseThrow();
    }

    private static byte[] bytes(ProvideAndRegisterDocumentSetRequest.Document document) {
        try (InputStream in = document.content().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public RetrieveDocumentSetResponse retrieveDocumentSet(RetrieveDocumentSetRequest request) {
        throw new UnsupportedOperationException("the imaging source retrieves nothing");
    }

    /** The end of a process, as far as one can make it inside of another: no handler catches it. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed by test", null, false, false);
        }
    }
}
