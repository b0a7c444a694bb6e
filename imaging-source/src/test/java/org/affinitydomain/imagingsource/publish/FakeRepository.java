package org.affinitydomain.imagingsource.publish;

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
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.TransactionException;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/** A repository with its registry in memory, that keeps the rules of uniqueIds, hashes and replacements, and can be made to fail. */
public final class FakeRepository implements DocumentRepository {

    /** What goes wrong. */
    public enum Fault { NONE, REQUEST_LOST, ANSWER_LOST }

    private final Map<String, byte[]> documents = new HashMap<>();
    private final Set<String> submissionSets = new HashSet<>();
    private final Map<String, Boolean> approved = new HashMap<>();
    private final List<SubmitObjectsRequest> submissions = new ArrayList<>();
    private Fault fault = Fault.NONE;
    private Optional<XdsErrorCode> refusal = Optional.empty();

    public void failWith(Fault next) {
        fault = next;
    }

    public void refuseWith(Optional<XdsErrorCode> code) {
        refusal = code;
    }

    /** What was accepted. */
    public List<SubmitObjectsRequest> submissions() {
        return List.copyOf(submissions);
    }

    /** How many entries are approved. */
    public long approved() {
        return approved.values().stream().filter(status -> status).count();
    }

    public Map<String, byte[]> documents() {
        return Map.copyOf(documents);
    }

    @Override
    public RegistryResponse provideAndRegisterDocumentSet(ProvideAndRegisterDocumentSetRequest request) throws TransactionException {
        if (fault == Fault.REQUEST_LOST) {
            throw new TransactionException("read timed out");
        }
        RegistryResponse response = refusal.map(code -> RegistryResponse.failure(code.in("refused by test"))).orElseGet(() -> take(request));
        if (fault == Fault.ANSWER_LOST) {
            throw new TransactionException("connection reset");
        }
        return response;
    }

    private RegistryResponse take(ProvideAndRegisterDocumentSetRequest request) {
        SubmitObjectsRequest metadata = request.submission();
        RegistryObject entry = only(metadata, ObjectKind.DOCUMENT_ENTRY);
        String uniqueId = Attribute.DE_UNIQUE_ID.value(entry).orElseThrow();
        byte[] bytes = bytes(request.documents().get(0));
        if (documents.containsKey(uniqueId) && !Arrays.equals(documents.get(uniqueId), bytes)) {
            return RegistryResponse.failure(XdsErrorCode.NON_IDENTICAL_HASH.in(uniqueId));
        }
        String set = Attribute.SS_UNIQUE_ID.value(only(metadata, ObjectKind.SUBMISSION_SET)).orElseThrow();
        if (submissionSets.contains(set)) {
            return RegistryResponse.failure(XdsErrorCode.DUPLICATE_UNIQUE_ID_IN_REGISTRY.in(set));
        }
        for (String target : replaced(metadata)) {
            if (!approved.containsKey(target)) {
                return RegistryResponse.failure(XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION.in(target));
            }
            if (!approved.get(target)) {
                return RegistryResponse.failure(XdsErrorCode.REGISTRY_DEPRECATED_DOCUMENT_ERROR.in(target));
            }
        }
        replaced(metadata).forEach(target -> approved.put(target, false));
        submissionSets.add(set);
        documents.put(uniqueId, bytes);
        approved.put(entry.id(), true);
        submissions.add(metadata);
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
}
