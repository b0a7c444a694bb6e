package org.affinitydomain.repository.ondemand;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.repository.registration.RegistrationEnquiry;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.transaction.DocumentRegistry;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.TransactionException;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/** Registers the entries of one On-Demand document by ITI-61: one for each approved entry of its source. */
final class OnDemandRegistration {

    /** What may be otherwise the next time; of the last ones, when patients were merged meanwhile. */
    private static final Set<XdsErrorCode> PASSING = Set.of(XdsErrorCode.REGISTRY_BUSY, XdsErrorCode.REGISTRY_NOT_AVAILABLE,
            XdsErrorCode.REGISTRY_ERROR, XdsErrorCode.REGISTRY_OUT_OF_RESOURCES, XdsErrorCode.REGISTRY_DEPRECATED_DOCUMENT_ERROR,
            XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION, XdsErrorCode.PATIENT_ID_DOES_NOT_MATCH,
            XdsErrorCode.UNKNOWN_PATIENT_ID);

    private final DocumentRegistry registry;
    private final RegistrationEnquiry enquiry;
    private final OnDemandProviders providers;
    private final OnDemandSubmission submission;
    private final Clock clock;

    OnDemandRegistration(String repositoryUniqueId, DocumentRegistry registry, RegistrationEnquiry enquiry, OnDemandProviders providers,
                         Clock clock) {
        this.registry = registry;
        this.enquiry = enquiry;
        this.providers = providers;
        this.submission = new OnDemandSubmission(repositoryUniqueId);
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {
    }

    /** It is registered, in that language. */
    record Registered(String languageCode) implements Outcome {
    }

    /** There is nothing to register: no approved entry of the source is one that the provider makes something of. */
    record Nothing() implements Outcome {
    }

    /** The registry does not take it now. */
    record Later(String why) implements Outcome {
    }

    /** The registry will not take it as it is. */
    record Refused(List<RegistryError> errors) implements Outcome {
    }

    /** @throws TransactionException when the registry cannot be asked, or its answer was lost */
    Outcome register(OnDemandRecord document) throws TransactionException {
        Optional<OnDemandDocumentProvider> provider = providers.find(document.provider());
        if (provider.isEmpty()) {
            return new Later("there is no provider " + document.provider());
        }
        List<RegistryObject> entries = enquiry.metadata(document.sourceId());
        if (entries.isEmpty()) {
            return new Later("the registry shows no entry of document " + document.sourceId());
        }
        Outcome outcome = new Nothing();
        for (RegistryObject entry : entries) {
            if (isApproved(entry) && provider.get().appliesTo(entry)) {
                outcome = register(document, provider.get(), entry);
                if (!(outcome instanceof Registered)) {
                    return outcome;
                }
            }
        }
        return outcome;
    }

    private static boolean isApproved(RegistryObject entry) {
        return Attribute.DE_AVAILABILITY_STATUS.value(entry).filter(AvailabilityStatus.APPROVED::equals).isPresent();
    }

    private Outcome register(OnDemandRecord document, OnDemandDocumentProvider provider, RegistryObject entry) throws TransactionException {
        Optional<RegistryObject> set = enquiry.submissionSet(entry.id());
        if (set.isEmpty()) {
            return new Later("the registry shows no SubmissionSet of " + entry.id());
        }
        RegistryResponse answer = registry.registerOnDemandDocumentEntry(submission.build(document.uniqueId(), provider.mimeType(),
                provider.describe(entry), entry, set.get(), clock.instant()));
        // the SubmissionSet's uniqueId is nobody else's: an attempt before this one succeeded, and its answer was lost
        boolean before = answer.errors().stream().anyMatch(e -> e.is(XdsErrorCode.DUPLICATE_UNIQUE_ID_IN_REGISTRY));
        if (answer.status() != RegistryResponse.Status.FAILURE || before) {
            return new Registered(Attribute.DE_LANGUAGE_CODE.value(entry).orElse(""));
        }
        boolean passing = answer.errors().stream().anyMatch(e -> PASSING.stream().anyMatch(e::is));
        return passing ? new Later(answer.errors().toString()) : new Refused(answer.errors());
    }
}
