package org.affinitydomain.repository.provide;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.affinitydomain.repository.index.DiscardedContents;
import org.affinitydomain.repository.index.DocumentIndex;
import org.affinitydomain.repository.index.DocumentRecord;
import org.affinitydomain.repository.registration.RegistrationEnquiry;
import org.affinitydomain.repository.registration.RegistryContact;
import org.affinitydomain.repository.storage.DocumentStorage;
import org.affinitydomain.repository.storage.StorageKey;
import org.affinitydomain.repository.storage.StorageUnavailableException;
import org.affinitydomain.xds.transaction.DocumentRegistry;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.TransactionException;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/** ITI-41 and RAD-68 (ITI TF-2 3.41.4.1.3; RAD TF-3 4.68.4.1.3). Safe for any number of threads. */
public final class ProvideAndRegister {

    private static final Logger LOG = System.getLogger(ProvideAndRegister.class.getName());

    private final String repositoryUniqueId;
    private final MetadataCheck check;
    private final DocumentStorage storage;
    private final DocumentIndex index;
    private final DocumentRegistry registry;
    private final Reservations reservations;
    private final Withdrawal withdrawal;
    private final Clock clock;

    /**
     * @param repositoryUniqueId this repository's, written into every DocumentEntry
     * @param check              looks at the metadata before any document is taken
     * @param storage            where the bytes go
     * @param index              what is known of them
     * @param discarded          what becomes of those that the storage may have although they were not taken
     * @param registry           where the entries go
     * @param patience           how long a submission waits for another one of the same document
     * @param clock              tells when documents came
     */
    public ProvideAndRegister(String repositoryUniqueId, MetadataCheck check, DocumentStorage storage, DocumentIndex index,
                              DiscardedContents discarded, DocumentRegistry registry, Duration patience, Clock clock) {
        this.repositoryUniqueId = Objects.requireNonNull(repositoryUniqueId, "repositoryUniqueId");
        this.check = Objects.requireNonNull(check, "check");
        this.storage = Objects.requireNonNull(storage, "storage");
        this.index = Objects.requireNonNull(index, "index");
        this.registry = Objects.requireNonNull(registry, "registry");
        this.reservations = new Reservations(index, new RegistrationEnquiry(registry, repositoryUniqueId), patience, clock);
        this.withdrawal = new Withdrawal(storage, index, discarded, clock);
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Stores the documents and registers their entries: all of them, or nothing. */
    public RegistryResponse provideAndRegister(ProvideAndRegisterDocumentSetRequest request) {
        try (ReceivedDocuments received = ReceivedDocuments.receive(checked(request), storage)) {
            List<DocumentRecord> records = received.records(clock.instant());
            Set<String> mine = reservations.reserve(records);
            List<DocumentRecord> reserved = records.stream().filter(document -> mine.contains(document.uniqueId())).toList();
            publish(received, reserved);
            return register(received.complete(request.submission(), repositoryUniqueId), reserved);
        } catch (SubmissionRefusedException e) {
            return e.response();
        } catch (SQLException e) {
            LOG.log(Level.ERROR, () -> "AFF2003 A submission was refused because the database cannot be used (" + e.getMessage()
                    + "): check that it runs and has space");
            return RegistryResponse.failure(XdsErrorCode.REPOSITORY_ERROR.in("the repository cannot use its database: submit again later"));
        }
    }

    private List<SubmittedDocument> checked(ProvideAndRegisterDocumentSetRequest request) throws SubmissionRefusedException {
        List<SubmittedDocument> documents = DocumentMatching.match(request);
        List<RegistryError> errors = check.errors(request.submission());
        if (!errors.isEmpty()) {
            throw new SubmissionRefusedException(errors);
        }
        return documents;
    }

    /** Gives the reserved documents their places. */
    private void publish(ReceivedDocuments received, List<DocumentRecord> reserved) throws SubmissionRefusedException {
        Set<StorageKey> keys = reserved.stream().map(DocumentRecord::key).collect(Collectors.toSet());
        try {
            for (ReceivedDocument document : received.all()) {
                if (keys.contains(document.staged().content().key())) {
                    document.staged().publish();
                }
            }
        } catch (StorageUnavailableException e) {
            withdrawal.afterLostAnswer(reserved);
            LOG.log(Level.ERROR, () -> "AFF2041 A submission was refused because the storage does not work (" + e.getMessage()
                    + "): check the object store and affinity.repository.s3.*");
            throw new SubmissionRefusedException(XdsErrorCode.REPOSITORY_ERROR.in(
                    "the repository cannot use its storage: submit again later"));
        } catch (IOException e) {
            withdrawal.of(reserved);
            LOG.log(Level.ERROR, () -> "AFF2005 A submission was refused because the storage failed (" + e.getMessage()
                    + "): check its device and its permissions");
            throw new SubmissionRefusedException(XdsErrorCode.REPOSITORY_OUT_OF_RESOURCES.in(
                    "the documents cannot be stored: " + e.getMessage()));
        }
    }

    private RegistryResponse register(SubmitObjectsRequest submission, List<DocumentRecord> reserved) {
        RegistryResponse answer;
        try {
            answer = registry.registerDocumentSet(submission);
        } catch (TransactionException | RuntimeException e) {
            if (RegistryContact.neverMade(e)) {
                withdrawal.of(reserved);
            } else {
                // It may be registered. The documents stay until the sweep has asked the registry.
                LOG.log(Level.WARNING, () -> "AFF2006 The registry's answer to a submission was lost (" + e.getMessage()
                        + "): its documents are kept until the registry can be asked; check the registry");
            }
            return RegistryResponse.failure(XdsErrorCode.REGISTRY_NOT_AVAILABLE.in("the registry did not answer: " + e.getMessage()));
        }
        if (answer.status() == RegistryResponse.Status.FAILURE) {
            withdrawal.of(reserved);
        } else {
            note(reserved);
        }
        return answer;
    }

    private void note(List<DocumentRecord> registered) {
        try {
            if (index.registered(registered) != registered.size()) {
                LOG.log(Level.ERROR, () -> "AFF2007 The registry took longer than the sweep's age to register "
                        + registered.stream().map(DocumentRecord::uniqueId).toList()
                        + ": documents are missing; make affinity.repository.sweep.age longer and submit them again");
            }
        } catch (SQLException e) {
            // The submission is registered: that is what its answer has to say. Retrieval and the sweep note it later.
            LOG.log(Level.WARNING, () -> "AFF2008 Registered documents cannot be noted as such now (" + e.getMessage()
                    + "): the sweep does it later; check the database");
        }
    }
}
