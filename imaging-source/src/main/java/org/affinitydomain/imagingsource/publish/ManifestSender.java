package org.affinitydomain.imagingsource.publish;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.manifest.Finding;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestCheck;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.UnmappedValueException;
import org.affinitydomain.imagingsource.manifest.ManifestBuilder;
import org.affinitydomain.imagingsource.manifest.ManifestIdentity;
import org.affinitydomain.imagingsource.metadata.ManifestSubmission;
import org.affinitydomain.imagingsource.study.StudyFacts;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.TransactionException;

/** Sends the manifest of one publication to the repository, RAD-68 (RAD TF-3 4.68). */
final class ManifestSender {
    private final ImagingSource source;
    private final DocumentRepository repository;
    private final Clock clock;

    ManifestSender(ImagingSource source, DocumentRepository repository, Clock clock) {
        this.source = source;
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * Sends a manifest, as the replacement of the first of its predecessors that the registry holds, or as a new document
     * when it holds none.
     *
     * @param patientId of the affinity domain, as CX
     * @return the answer that settles it; never one that only tells that a predecessor is not there
     * @throws UnmappedValueException   before anything is sent, when the domain lacks a code
     * @throws IllegalArgumentException before anything is sent, when no valid manifest can be made of the study
     * @throws TransactionException     when there was no answer
     */
    RegistryResponse send(Publication publication, StudyFacts facts, String patientId)
            throws UnmappedValueException, TransactionException, IOException {
        ManifestIdentity identity = publication.identity();
        Publication.Next next = publication.next().orElseThrow();
        Manifest manifest = ManifestBuilder.build(facts, source, identity, next.made());
        try (ManifestFile file = ManifestFile.write(manifest)) {
            requireValid(file);
            List<Optional<String>> replaced = new ArrayList<>();
            publication.predecessors().forEach(uuid -> replaced.add(Optional.of(uuid)));
            replaced.add(Optional.empty());
            RegistryResponse response = RegistryResponse.success();
            for (Optional<String> predecessor : replaced) {
                SubmitObjectsRequest metadata = ManifestSubmission.build(facts, source, identity, patientId, next.made(),
                        clock.instant(), predecessor);
                response = repository.provideAndRegisterDocumentSet(new ProvideAndRegisterDocumentSetRequest(metadata,
                        List.of(new ProvideAndRegisterDocumentSetRequest.Document(identity.entryUuid(), file))));
                if (SubmissionOutcome.of(response) != SubmissionOutcome.NOTHING_TO_REPLACE) {
                    return response;
                }
            }
            return response;
        }
    }

    /** What breaks a rule of IHE would be registered, and fail at the doctor's. */
    private static void requireValid(ManifestFile file) throws IOException {
        try (InputStream in = file.open()) {
            List<Finding> errors = ManifestCheck.check(in).stream().filter(f -> f.severity() == Finding.Severity.ERROR).toList();
            if (!errors.isEmpty()) {
                throw new IllegalArgumentException(errors.get(0).toString());
            }
        }
    }
}
