package org.affinitydomain.imagingsource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.metadata.Submission;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.TransactionException;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.affinitydomain.xds.validation.CodeMembership;
import org.affinitydomain.xds.validation.SubmissionValidator;

/** A repository and its registry as far as publishing needs them, by the rules of ITI-42; answers can be lost on purpose. */
public final class FakeRepository implements DocumentRepository {

    /** What happens to a submission. */
    public enum Fault { NONE, LOSE_REQUEST, LOSE_ANSWER, BUSY, UNKNOWN_PATIENT }

    private final SubmissionValidator validator = new SubmissionValidator(CodeMembership.ANY);
    private final Map<String, byte[]> documents = new LinkedHashMap<>();
    private final Map<String, RegistryObject> current = new LinkedHashMap<>();
    private final Set<String> deprecated = new HashSet<>();
    private final Set<String> submissionSets = new HashSet<>();
    private Fault fault = Fault.NONE;
    private int requests;

    public void fail(Fault how) {
        fault = how;
    }

    /** The registered entries that nothing has replaced. */
    public List<RegistryObject> current() {
        return List.copyOf(current.values());
    }

    public int deprecatedCount() {
        return deprecated.size();
    }

    public int requests() {
        return requests;
    }

    /** The bytes of a manifest. */
    public byte[] document(RegistryObject entry) {
        return documents.get(Attribute.DE_UNIQUE_ID.value(entry).orElseThrow());
    }

    @Override
    public RegistryResponse provideAndRegisterDocumentSet(ProvideAndRegisterDocumentSetRequest request) throws TransactionException {
        requests++;
        switch (fault) {
            case LOSE_REQUEST -> throw new TransactionException("connection refused");
            case BUSY -> {
                return RegistryResponse.failure(XdsErrorCode.REPOSITORY_BUSY.in("busy"));
            }
            case UNKNOWN_PATIENT -> {
                return RegistryResponse.failure(XdsErrorCode.UNKNOWN_PATIENT_ID.in("DocumentEntry.patientId"));
            }
            default -> {
                RegistryResponse response = register(request);
                if (fault == Fault.LOSE_ANSWER) {
                    throw new TransactionException("read timed out");
                }
                return response;
            }
        }
    }

    private RegistryResponse register(ProvideAndRegisterDocumentSetRequest request) {
        List<RegistryError> errors = new ArrayList<>(validator.validate(request.submission(), Submission.PROVIDE));
        RegistryObject entry = of(request, ObjectKind.DOCUMENT_ENTRY);
        String submissionSet = Attribute.SS_UNIQUE_ID.value(of(request, ObjectKind.SUBMISSION_SET)).orElseThrow();
        String uniqueId = Attribute.DE_UNIQUE_ID.value(entry).orElseThrow();
        byte[] bytes = bytes(request.documents().get(0));
        if (documents.containsKey(uniqueId) && !Arrays.equals(documents.get(uniqueId), bytes)) {
            errors.add(XdsErrorCode.NON_IDENTICAL_HASH.in(uniqueId));
        }
        if (submissionSets.contains(submissionSet)) {
            errors.add(XdsErrorCode.DUPLICATE_UNIQUE_ID_IN_REGISTRY.in(submissionSet));
        }
        Optional<String> replaced = request.submission().objects().stream()
                .filter(o -> Attribute.AS_TYPE.value(o).filter(AssociationType.RPLC.urn()::equals).isPresent())
                .map(o -> Attribute.AS_TARGET.value(o).orElseThrow()).findFirst();
        if (replaced.isPresent() && !current.containsKey(replaced.get())) {
            errors.add((deprecated.contains(replaced.get()) ? XdsErrorCode.REGISTRY_DEPRECATED_DOCUMENT_ERROR
                    : XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION).in(replaced.get()));
        }
        if (!errors.isEmpty()) {
            return RegistryResponse.failure(errors);
        }
        replaced.ifPresent(uuid -> {
            current.remove(uuid);
            deprecated.add(uuid);
        });
        documents.put(uniqueId, bytes);
        submissionSets.add(submissionSet);
        current.put(entry.id(), entry);
        return RegistryResponse.success();
    }

    private static RegistryObject of(ProvideAndRegisterDocumentSetRequest request, ObjectKind kind) {
        return request.submission().objects().stream().filter(o -> ObjectKind.of(o).filter(kind::equals).isPresent()).findFirst().orElseThrow();
    }

    private static byte[] bytes(ProvideAndRegisterDocumentSetRequest.Document document) {
        try (InputStream in = document.content().open(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            in.transferTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public RetrieveDocumentSetResponse retrieveDocumentSet(RetrieveDocumentSetRequest request) throws TransactionException {
        throw new TransactionException("this repository only takes documents");
    }
}
