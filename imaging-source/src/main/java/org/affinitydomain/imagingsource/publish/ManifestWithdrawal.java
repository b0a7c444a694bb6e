package org.affinitydomain.imagingsource.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.imagingsource.metadata.WithdrawalSubmission;
import org.affinitydomain.xds.transaction.DocumentAdministration;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.TransactionException;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/**
 * Deprecates manifests that nothing takes the place of, by ITI-57 Update Document Set. RPLC cannot say that: it needs a
 * document to come after, and that one would be of the same patient.
 */
final class ManifestWithdrawal {
    /** That it is not there, was withdrawn before, or that somebody else has deprecated or updated it: in any case it is not current any more. */
    private static final List<XdsErrorCode> NOT_CURRENT = List.of(XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION,
            XdsErrorCode.DUPLICATE_UNIQUE_ID_IN_REGISTRY, XdsErrorCode.METADATA_UPDATE_ERROR);
    private static final List<XdsErrorCode> TEMPORARY = List.of(XdsErrorCode.REGISTRY_BUSY, XdsErrorCode.REGISTRY_NOT_AVAILABLE,
            XdsErrorCode.REGISTRY_OUT_OF_RESOURCES, XdsErrorCode.REGISTRY_ERROR, XdsErrorCode.METADATA_VERSION_ERROR);

    private final DocumentAdministration registry;
    private final RelatedDocuments related;
    private final AffinityPatients patients;

    ManifestWithdrawal(DocumentAdministration registry, AffinityPatients patients) {
        this.registry = registry;
        this.related = new RelatedDocuments(registry);
        this.patients = patients;
    }

    /**
     * What came of it.
     *
     * @param gone      those that are certainly not current in the registry any more
     * @param failure   why it went no further; empty when all of them are gone
     * @param permanent the failure will not pass by itself
     */
    record Result(List<Doubt> gone, Optional<Reason> failure, boolean permanent) {

        Result {
            gone = List.copyOf(gone);
        }
    }

    /**
     * Deprecates manifests, one after the other, until one cannot be; each after what was made of it.
     *
     * @param manifests those that the registry may hold
     * @param otherwise the patient of those of which it is not known, when that can be said
     */
    Result withdraw(Collection<Doubt> manifests, ImagingSource source, Optional<String> otherwise, Instant now) {
        List<Doubt> gone = new ArrayList<>();
        for (Doubt manifest : manifests) {
            try {
                Optional<Result> failure = withdraw(manifest, source, otherwise, now);
                if (failure.isPresent()) {
                    return new Result(gone, failure.get().failure(), failure.get().permanent());
                }
                gone.add(manifest);
            } catch (TransactionException e) {
                return new Result(gone, Optional.of(new Reason(Problem.REPOSITORY_UNREACHABLE,
                        "the registry did not answer: " + e.getMessage())), false);
            } catch (WaitingException e) {
                return new Result(gone, Optional.of(e.reason()), false);
            }
        }
        return new Result(gone, Optional.empty(), false);
    }

    private Optional<Result> withdraw(Doubt manifest, ImagingSource source, Optional<String> otherwise, Instant now)
            throws TransactionException, WaitingException {
        Optional<String> patient = manifest.patientId().or(() -> otherwise);
        if (patient.isEmpty()) {
            return Optional.of(new Result(List.of(), Optional.of(new Reason(Problem.REPOSITORY_REFUSED, "for which patient "
                    + manifest.entryUuid() + " was registered is not known: deprecate it at the registry")), true));
        }
        List<String> entries = new ArrayList<>(related.of(manifest.entryUuid()));
        entries.add(manifest.entryUuid());
        for (String entry : entries) {
            RegistryResponse response = registry.updateDocumentSet(
                    WithdrawalSubmission.build(source, entry, patients.survivor(patient.get()), now));
            if (!response.isSuccess() && !has(response, NOT_CURRENT)) {
                boolean temporary = response.errors().stream().allMatch(error -> TEMPORARY.stream().anyMatch(error::is));
                return Optional.of(new Result(List.of(), Optional.of(new Reason(temporary ? Problem.REPOSITORY_BUSY : Problem.REPOSITORY_REFUSED,
                        "the registry does not deprecate " + entry + ": " + text(response))), !temporary));
            }
        }
        return Optional.empty();
    }

    private static boolean has(RegistryResponse response, List<XdsErrorCode> codes) {
        return response.errors().stream().anyMatch(error -> codes.stream().anyMatch(error::is));
    }

    private static String text(RegistryResponse response) {
        return response.errors().stream().map(error -> error.errorCode() + ": " + error.codeContext()).collect(Collectors.joining("; "));
    }
}
