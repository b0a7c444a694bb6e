package org.affinitydomain.imagingsource.publish;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.affinitydomain.dicom.manifest.Finding;
import org.affinitydomain.dicom.manifest.ManifestCheck;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.UnmappedValueException;
import org.affinitydomain.fhir.manifest.FhirManifestWriter;
import org.affinitydomain.imagingsource.manifest.ManifestBuilder;
import org.affinitydomain.imagingsource.manifest.ManifestIdentity;
import org.affinitydomain.imagingsource.metadata.ManifestSubmission;
import org.affinitydomain.imagingsource.study.StudyFacts;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.TransactionException;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/** RAD-68 Provide and Register Imaging Document Set (RAD TF-3 4.68), of one manifest. */
final class ManifestSender {
    /** That a predecessor is not there to be replaced: it never arrived, or something else has replaced it. */
    private static final List<XdsErrorCode> NO_SUCH_PREDECESSOR =
            List.of(XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION, XdsErrorCode.REGISTRY_DEPRECATED_DOCUMENT_ERROR);
    /** What another time may mend without the study being changed. */
    private static final List<XdsErrorCode> TEMPORARY = List.of(XdsErrorCode.UNKNOWN_PATIENT_ID, XdsErrorCode.REGISTRY_BUSY,
            XdsErrorCode.REGISTRY_NOT_AVAILABLE, XdsErrorCode.REGISTRY_OUT_OF_RESOURCES, XdsErrorCode.REGISTRY_ERROR,
            XdsErrorCode.REPOSITORY_BUSY, XdsErrorCode.REPOSITORY_OUT_OF_RESOURCES, XdsErrorCode.REPOSITORY_ERROR);

    private final DocumentRepository repository;
    private final FhirManifestWriter fhir = new FhirManifestWriter();

    ManifestSender(DocumentRepository repository) {
        this.repository = repository;
    }

    /** What came of sending. */
    sealed interface Answer {
    }

    /**
     * The manifest is registered.
     *
     * @param replaced the entryUUID that it has taken the place of
     */
    record Registered(Optional<String> replaced) implements Answer {
    }

    /** The same manifest may be accepted later. */
    record NotNow(Reason reason) implements Answer {
    }

    /** It will never be accepted as it is. */
    record Refused(Reason reason) implements Answer {
    }

    /**
     * Sends the manifest that a publication has next. Of several possible predecessors the first one that the registry has
     * is replaced.
     *
     * @param patientId of the affinity domain, as CX
     * @throws TransactionException   when it is not known whether the manifest arrived
     * @throws UnmappedValueException when the domain has no code for a modality
     * @throws IOException            when the temporary file cannot be written
     */
    Answer send(Publication publication, StudyFacts facts, ImagingSource source, String patientId, Instant now)
            throws TransactionException, UnmappedValueException, IOException {
        ManifestIdentity identity = publication.identity();
        Instant made = publication.next().orElseThrow().made();
        List<Optional<String>> predecessors = new ArrayList<>(publication.predecessors().stream().map(Optional::of).toList());
        predecessors.add(Optional.empty());
        try (ManifestFiles files = ManifestFiles.of(ManifestBuilder.build(facts, source, identity, made), source, fhir)) {
            requireValid(files.kos());
            RegistryResponse response = RegistryResponse.success();
            Optional<String> replaced = Optional.empty();
            for (Optional<String> predecessor : predecessors) {
                SubmitObjectsRequest metadata = ManifestSubmission.build(facts, source, identity, patientId, made, now, predecessor);
                response = repository.provideAndRegisterDocumentSet(new ProvideAndRegisterDocumentSetRequest(metadata,
                        files.documents(identity)));
                replaced = predecessor;
                if (predecessor.isEmpty() || !has(response, NO_SUCH_PREDECESSOR) || isThereAlready(response)) {
                    break;
                }
            }
            return judge(response, replaced);
        }
    }

    /** A manifest against the rules of IHE would be registered, and fail at the doctor's. */
    private static void requireValid(ManifestFile file) throws IOException {
        try (InputStream in = file.content().open()) {
            List<Finding> errors = ManifestCheck.check(in).stream().filter(finding -> finding.severity() == Finding.Severity.ERROR).toList();
            if (!errors.isEmpty()) {
                throw new IllegalArgumentException(errors.get(0).toString());
            }
        }
    }

    private static Answer judge(RegistryResponse response, Optional<String> replaced) {
        if (response.isSuccess()) {
            return new Registered(replaced);
        }
        if (isThereAlready(response)) {
            // which predecessor it has replaced when it came is not known
            return new Registered(Optional.empty());
        }
        String text = response.errors().stream().map(error -> error.errorCode() + ": " + error.codeContext())
                .collect(Collectors.joining("; "));
        boolean temporary = response.errors().stream().allMatch(error -> TEMPORARY.stream().anyMatch(error::is));
        if (!temporary) {
            return new Refused(new Reason(Problem.REPOSITORY_REFUSED, text));
        }
        return new NotNow(new Reason(has(response, List.of(XdsErrorCode.UNKNOWN_PATIENT_ID)) ? Problem.UNKNOWN_PATIENT : Problem.REPOSITORY_BUSY, text));
    }

    /** Its SubmissionSet is registered: an earlier answer was lost (the identifiers follow from the content). */
    private static boolean isThereAlready(RegistryResponse response) {
        return has(response, List.of(XdsErrorCode.DUPLICATE_UNIQUE_ID_IN_REGISTRY));
    }

    private static boolean has(RegistryResponse response, List<XdsErrorCode> codes) {
        return response.errors().stream().anyMatch(error -> codes.stream().anyMatch(error::is));
    }
}
