package org.affinitydomain.imagingsource.publish;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.UnmappedValueException;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.PacsStudy;
import org.affinitydomain.imagingsource.pacs.StudyVersion;
import org.affinitydomain.imagingsource.publish.StudyOutcome.Result;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.study.StudyFacts;
import org.affinitydomain.imagingsource.study.StudyFingerprint;
import org.affinitydomain.pix.PatientDirectory;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.TransactionException;

/**
 * Brings the registry's picture of one study up to date. What is about to be done is stored before it is done, so that a
 * lost answer or a crash makes the same manifest be sent again, and never a second one.
 */
public final class StudyPublisher {
    private static final System.Logger LOG = System.getLogger(StudyPublisher.class.getName());
    private static final int DOUBLINGS = 10;

    private final AffinityDomain domain;
    private final PublicationStore store;
    private final AffinityPatients patients;
    private final ManifestSender sender;
    private final PublicationSettings settings;
    private final Clock clock;

    /**
     * @param domain     the affinity domain
     * @param store      what was published
     * @param directory  which patient is meant
     * @param repository where manifests go
     * @param settings   how long to wait for what
     * @param clock      the time
     */
    public StudyPublisher(AffinityDomain domain, PublicationStore store, PatientDirectory directory, DocumentRepository repository,
                          PublicationSettings settings, Clock clock) {
        this.domain = domain;
        this.store = store;
        this.patients = new AffinityPatients(domain, directory);
        this.sender = new ManifestSender(repository);
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Publishes a study if that is needed.
     *
     * @param source whose study it is
     * @param listed the study as its PACS lists it
     * @param asked  somebody asks for it now: no waiting time is observed
     * @throws PacsException when the PACS cannot give the study
     * @throws SQLException  when the database fails
     */
    public StudyOutcome publish(LocalSource source, StudyVersion listed, boolean asked) throws PacsException, SQLException {
        Instant now = clock.instant();
        String studyUid = listed.studyInstanceUid();
        Publication known = store.find(source.id(), studyUid).orElseGet(() -> Publication.unseen(source.id(), studyUid, now));
        Optional<String> version = listed.version().map(mark -> mark + '/' + StudyFingerprint.ofConfiguration(source.source()));
        if (known.isCurrentAt(version)) {
            return outcome(known, Result.UNCHANGED, "");
        }
        if (!asked && known.isToWait(version, now)) {
            return outcome(known, known.state() == PublicationState.FAILED ? Result.REFUSED : Result.WAITING, known.reason());
        }
        if (!asked && listed.lastChange().filter(change -> now.isBefore(change.plus(settings.settle()))).isPresent()) {
            return outcome(known, Result.WAITING, "it changed a moment ago and may still be arriving");
        }
        Optional<PacsStudy> study = source.pacs().study(studyUid);
        if (study.isEmpty()) {
            return waiting(known, "the source does not have any instance of it any more");
        }
        return publish(source, StudyFacts.of(study.get(), domain, source.source(), settings.zone()), known, version);
    }

    private StudyOutcome publish(LocalSource source, StudyFacts facts, Publication known, Optional<String> version) throws SQLException {
        String fingerprint = StudyFingerprint.of(facts, source.source());
        if (known.isCurrent(fingerprint)) {
            store.save(known.unchanged(version, clock.instant()));
            return outcome(known, Result.UNCHANGED, "");
        }
        Publication next = known.toPublish(fingerprint, version, clock.instant());
        try {
            String patientId = patients.affinityId(facts.patientId());
            next = next.sending(clock.instant());
            store.save(next);
            return settle(next, sender.send(next, facts, source.source(), patientId, clock.instant()));
        } catch (WaitingException e) {
            return waiting(next, e.getMessage());
        } catch (TransactionException e) {
            return waiting(next, "the repository did not answer: " + e.getMessage());
        } catch (IOException e) {
            return waiting(next, "the manifest cannot be written to the server's temporary folder: " + e);
        } catch (UnmappedValueException e) {
            return refused(next, e.getMessage());
        } catch (IllegalArgumentException e) {
            // What the PACS holds cannot stand in a manifest, for example a UID that is none.
            return refused(next, "its manifest cannot be made: " + e.getMessage());
        }
    }

    private StudyOutcome settle(Publication sent, ManifestSender.Answer answer) throws SQLException {
        if (answer instanceof ManifestSender.Refused refused) {
            return refused(sent, refused.reason());
        }
        if (answer instanceof ManifestSender.NotNow notNow) {
            return waiting(sent, notNow.reason());
        }
        Publication published = sent.published(clock.instant());
        store.save(published);
        LOG.log(System.Logger.Level.INFO, "AFF3020 {0}: study {1} is published with manifest {2}.", published.sourceId(),
                published.studyUid(), published.current().orElseThrow().manifestUid());
        return outcome(published, Result.PUBLISHED, "");
    }

    private StudyOutcome waiting(Publication publication, String reason) throws SQLException {
        Instant now = clock.instant();
        Duration pause = settings.retry().multipliedBy(1L << Math.min(publication.attempts(), DOUBLINGS));
        Duration bounded = pause.compareTo(settings.longestRetry()) < 0 ? pause : settings.longestRetry();
        store.save(publication.waiting(reason, now.plus(bounded), now));
        logOnce(publication, "AFF3021 {0}: study {1} waits to be published: {2}.", reason);
        return outcome(publication, Result.WAITING, reason);
    }

    private StudyOutcome refused(Publication publication, String reason) throws SQLException {
        store.save(publication.refused(reason, clock.instant()));
        logOnce(publication, "AFF3022 {0}: study {1} cannot be published: {2}. Correct that, then POST /imaging-source/publish.", reason);
        return outcome(publication, Result.REFUSED, reason);
    }

    /** The same reason is not logged at every attempt. */
    private static void logOnce(Publication before, String message, String reason) {
        if (before.attempts() == 0) {
            LOG.log(System.Logger.Level.WARNING, message, before.sourceId(), before.studyUid(), reason);
        }
    }

    private static StudyOutcome outcome(Publication publication, Result result, String reason) {
        return new StudyOutcome(publication.sourceId(), publication.studyUid(), result, reason);
    }
}
