package org.affinitydomain.imagingsource.publish;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.affinitydomain.domain.UnmappedValueException;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.PacsStudy;
import org.affinitydomain.imagingsource.pacs.StudyVersion;
import org.affinitydomain.imagingsource.study.StudyFacts;
import org.affinitydomain.imagingsource.study.StudyFingerprint;
import org.affinitydomain.imagingsource.LocalSource;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.TransactionException;

/**
 * Publishes one study after the other: reads it, and when it is not what the registry has, sends its manifest. What is to be
 * sent is stored before, and what became of it afterwards; a study is never published twice with the same content.
 */
final class StudyPublisher {
    private static final System.Logger LOG = System.getLogger(StudyPublisher.class.getName());

    private final LocalSource local;
    private final PatientLookup patients;
    private final PublicationStore store;
    private final ManifestSender sender;
    private final RetryPolicy retries;
    private final Clock clock;

    StudyPublisher(LocalSource local, PatientLookup patients, DocumentRepository repository, PublicationStore store, RetryPolicy retries,
                   Clock clock) {
        this.local = local;
        this.patients = patients;
        this.store = store;
        this.sender = new ManifestSender(local.source(), repository, clock);
        this.retries = retries;
        this.clock = clock;
    }

    /**
     * Publishes a study if it needs to be.
     *
     * @param known what is stored of it
     * @return what became of it; empty when the PACS has nothing of it any more
     * @throws SQLException when the database fails; what was sent is then recognised at the next attempt
     */
    Optional<StudyOutcome> publish(StudyVersion version, Publication known) throws SQLException {
        try {
            Optional<PacsStudy> study = local.pacs().study(version.studyInstanceUid());
            if (study.isEmpty()) {
                return Optional.empty();
            }
            StudyFacts facts = local.facts(study.get());
            String fingerprint = StudyFingerprint.of(facts, local.source());
            if (known.isCurrent(fingerprint)) {
                store.save(known.unchanged(version.version(), clock.instant()));
                return Optional.of(new StudyOutcome(known.studyUid(), StudyOutcome.Status.UNCHANGED, ""));
            }
            return Optional.of(publish(known.toPublish(fingerprint, version.version(), clock.instant()), facts));
        } catch (PacsException e) {
            return Optional.of(later(known, e.getMessage()));
        }
    }

    private StudyOutcome publish(Publication publication, StudyFacts facts) throws SQLException {
        if (facts.patientId().isEmpty()) {
            return failed(publication, "the study has no Patient ID (0010,0020)");
        }
        try {
            Optional<String> patientId = patients.affinityDomainId(facts.patientId().get());
            if (patientId.isEmpty()) {
                return later(publication, "patient " + facts.patientId().get().value() + " of authority "
                        + facts.patientId().get().issuerOid().orElse("") + " is not known in the affinity domain: feed it by ITI-8");
            }
            Publication sending = publication.sending(clock.instant());
            store.save(sending);
            return answered(sending, sender.send(sending, facts, patientId.get()));
        } catch (PatientLookup.PatientLookupException e) {
            return later(publication, e.getMessage());
        } catch (UnmappedValueException e) {
            return later(publication, e.getMessage());
        } catch (TransactionException e) {
            return later(publication.sending(clock.instant()), "no answer from the repository: " + e.getMessage());
        } catch (IOException e) {
            return later(publication, "the manifest could not be written: " + e);
        } catch (IllegalArgumentException e) {
            return failed(publication, "no manifest can be made of the study: " + e.getMessage());
        }
    }

    private StudyOutcome answered(Publication sent, RegistryResponse response) throws SQLException {
        return switch (SubmissionOutcome.of(response)) {
            case REGISTERED -> registered(sent.published(clock.instant()));
            case LATER -> later(sent, SubmissionOutcome.text(response));
            case NOTHING_TO_REPLACE, REFUSED -> failed(sent, SubmissionOutcome.text(response));
        };
    }

    private StudyOutcome registered(Publication published) throws SQLException {
        store.save(published);
        String manifest = published.current().orElseThrow().manifestUid();
        LOG.log(System.Logger.Level.INFO, "AFF3020 {0}: study {1} is published by manifest {2}.", published.sourceId(), published.studyUid(), manifest);
        return new StudyOutcome(published.studyUid(), StudyOutcome.Status.PUBLISHED, manifest);
    }

    private StudyOutcome later(Publication publication, String why) throws SQLException {
        int attempts = publication.attempts() + 1;
        if (!retries.mayRetry(attempts)) {
            return failed(publication, "given up after " + attempts + " attempts: " + why);
        }
        if (!why.equals(publication.reason())) {
            LOG.log(System.Logger.Level.INFO, "AFF3021 {0}: study {1} waits: {2}", publication.sourceId(), publication.studyUid(), why);
        }
        store.save(publication.waiting(why, retries.next(attempts, clock.instant()), clock.instant()));
        return new StudyOutcome(publication.studyUid(), StudyOutcome.Status.WAITING, why);
    }

    private StudyOutcome failed(Publication publication, String why) throws SQLException {
        LOG.log(System.Logger.Level.WARNING, "AFF3022 {0}: study {1} is not published: {2}. Mend the cause, then POST /imaging-source/publish.",
                publication.sourceId(), publication.studyUid(), why);
        store.save(publication.failed(why, clock.instant()));
        return new StudyOutcome(publication.studyUid(), StudyOutcome.Status.FAILED, why);
    }
}
