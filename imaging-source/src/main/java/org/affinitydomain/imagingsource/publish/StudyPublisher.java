package org.affinitydomain.imagingsource.publish;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.manifest.Identifier;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.UnmappedValueException;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.PacsStudy;
import org.affinitydomain.imagingsource.pacs.StudyVersion;
import org.affinitydomain.imagingsource.rejection.RejectionNotes;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.study.StudyFacts;
import org.affinitydomain.imagingsource.study.StudyFingerprint;
import org.affinitydomain.pix.PatientDirectory;
import org.affinitydomain.xds.transaction.DocumentAdministration;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.TransactionException;

/**
 * Brings the registry's picture of one study up to date. What is about to be done is stored before it is done, so that a
 * lost answer or a crash makes the same manifest be sent again, and never a second one.
 */
public final class StudyPublisher {
    private static final int LONGEST_ACCESSION = 64;

    private final AffinityDomain domain;
    private final PublicationJournal journal;
    private final AffinityPatients patients;
    private final ManifestSender sender;
    private final ManifestWithdrawal withdrawal;
    private final PublicationSettings settings;

    /**
     * @param domain     the affinity domain
     * @param journal    what was published
     * @param directory  which patient is meant
     * @param repository where manifests go
     * @param registry   where manifests are deprecated that nothing takes the place of
     * @param settings   how long to wait for what
     */
    public StudyPublisher(AffinityDomain domain, PublicationJournal journal, PatientDirectory directory, DocumentRepository repository,
                          DocumentAdministration registry, PublicationSettings settings) {
        this.domain = domain;
        this.journal = journal;
        this.patients = new AffinityPatients(domain, directory);
        this.sender = new ManifestSender(repository);
        this.withdrawal = new ManifestWithdrawal(registry, patients);
        this.settings = settings;
    }

    /** The mark of a study's state with that of the configuration that its manifest is made by. */
    public static Optional<String> version(LocalSource source, StudyVersion listed) {
        return listed.version().map(mark -> mark + '/' + StudyFingerprint.ofConfiguration(source.source()));
    }

    /**
     * Publishes a study if that is needed, or withdraws it when nothing of it is left to be shared.
     *
     * @param source  whose study it is
     * @param listed  the study as its PACS lists it
     * @param version the mark of its state, where the PACS has one
     * @param asked   somebody asks for it now: what the PACS gives is taken, be it less than it lists
     * @throws SQLException         when the database fails
     * @throws InterruptedException when this thread is to end
     */
    public StudyOutcome publish(LocalSource source, StudyVersion listed, Optional<String> version, boolean asked)
            throws SQLException, InterruptedException {
        Publication known = journal.known(source.id(), listed.studyInstanceUid());
        if (known.isCurrentAt(version)) {
            return journal.unchanged(known);
        }
        Optional<PacsStudy> remaining;
        try {
            Optional<PacsStudy> study = source.pacs().study(listed.studyInstanceUid());
            if (study.isEmpty()) {
                return absent(source, known, version, asked, Optional.empty());
            }
            if (!asked && listed.instances().isPresent() && study.get().instanceCount() < listed.instances().getAsInt()) {
                return journal.waiting(known, new Reason(Problem.PACS_PARTIAL, "the PACS lists " + listed.instances().getAsInt()
                        + " instances and gives " + study.get().instanceCount()));
            }
            remaining = RejectionNotes.withoutRejected(study.get(), source.pacs());
        } catch (PacsException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while reading " + source.id());
            }
            return journal.waiting(known, new Reason(Problem.PACS_PARTIAL, e.getMessage()));
        }
        if (remaining.isEmpty()) {
            return withdraw(source, known.read(version, known.accession()), "all of its instances are rejected");
        }
        StudyFacts facts = StudyFacts.of(remaining.get(), domain, source.source(), settings.zone());
        return publish(source, facts, known.read(version, accession(facts)));
    }

    /**
     * The PACS does not have a study. A PACS that is being restored has none for a while, so what was shared is withdrawn only
     * when that lasts.
     *
     * @param version  the mark of its state as it was listed
     * @param asked    somebody asks for it now: it is withdrawn at once
     * @param expected when to look again for a study that somebody has announced
     * @throws SQLException when the database fails
     */
    public StudyOutcome absent(LocalSource source, Publication known, Optional<String> version, boolean asked, Optional<Instant> expected)
            throws SQLException {
        Reason reason = new Reason(Problem.ABSENT, "the PACS does not have any instance of it");
        if (known.mayBeRegistered().isEmpty()) {
            return expected.isPresent() ? journal.postponed(known, reason, expected.get()) : journal.gone(known.read(version, known.accession()));
        }
        Instant since = known.absentSince().orElse(journal.now());
        return !asked && journal.now().isBefore(since.plus(settings.absence()))
                ? journal.postponed(known.absent(since), reason, since.plus(settings.absence()))
                : withdraw(source, known.read(version, known.accession()).absent(since), "the PACS does not have any instance of it since " + since);
    }

    /**
     * Reads a study for its accession number, under which its report may have been told of. One that cannot be read now has none
     * for the time being.
     *
     * @throws SQLException when the database fails
     */
    public Publication learnAccession(LocalSource source, Publication known) throws SQLException {
        try {
            Optional<String> number = source.pacs().study(known.studyUid()).map(study -> StudyFacts.of(study, domain, source.source(), settings.zone()))
                    .flatMap(StudyPublisher::accession);
            return number.isEmpty() ? known : journal.save(known.read(Optional.empty(), number));
        } catch (PacsException e) {
            return known;
        }
    }

    private static Optional<String> accession(StudyFacts facts) {
        return facts.accession().map(Identifier::value).filter(value -> value.length() <= LONGEST_ACCESSION);
    }

    private StudyOutcome withdraw(LocalSource source, Publication known, String why) throws SQLException {
        // what is on its way comes last: once it is settled, it stands for all that was before
        List<Doubt> manifests = new ArrayList<>(known.mayBeRegistered());
        Collections.reverse(manifests);
        ManifestWithdrawal.Result result = withdrawal.withdraw(manifests, source.source(), Optional.empty(), journal.now());
        Publication settled = known.settled(result.gone());
        if (result.failure().isPresent()) {
            return result.permanent() ? journal.refused(settled, result.failure().get()) : journal.waiting(settled, result.failure().get());
        }
        return journal.withdrawn(settled.withdrawn(journal.now()), why);
    }

    private StudyOutcome publish(LocalSource source, StudyFacts facts, Publication known) throws SQLException {
        String fingerprint = StudyFingerprint.of(facts, source.source());
        if (known.isCurrent(fingerprint)) {
            return settleDoubts(source, known);
        }
        Publication next = known.toPublish(fingerprint, journal.now());
        try {
            String patientId = patients.affinityId(facts.patientId());
            List<Doubt> others = ofOthers(next, patientId);
            ManifestWithdrawal.Result result = withdrawal.withdraw(others, source.source(), Optional.empty(), journal.now());
            next = next.settled(result.gone());
            if (result.failure().isPresent()) {
                return result.permanent() ? journal.refused(next, result.failure().get()) : journal.waiting(next, result.failure().get());
            }
            next = journal.save(next.toPublish(fingerprint, journal.now()).sending(patientId, journal.now()));
            return settle(next, sender.send(next, facts, source.source(), patientId, journal.now()));
        } catch (WaitingException e) {
            return journal.waiting(next, e.reason());
        } catch (TransactionException e) {
            return journal.waiting(next, new Reason(Problem.REPOSITORY_UNREACHABLE, "the repository did not answer: " + e.getMessage()));
        } catch (IOException e) {
            return journal.waiting(next, new Reason(Problem.SERVER, "the manifest cannot be written to the server's temporary folder: " + e));
        } catch (UnmappedValueException e) {
            return journal.refused(next, new Reason(Problem.NO_CODE, e.getMessage()));
        } catch (IllegalArgumentException e) {
            // What the PACS holds cannot stand in a manifest, for example a UID that is none.
            return journal.refused(next, new Reason(Problem.INVALID_STUDY, "its manifest cannot be made: " + e.getMessage()));
        }
    }

    /** The manifests of other patients: a study that was corrected is withdrawn from the wrong one before it is given to the right one. */
    private List<Doubt> ofOthers(Publication publication, String patientId) throws WaitingException {
        List<Doubt> others = new ArrayList<>();
        for (Doubt manifest : publication.mayBeRegistered()) {
            if (manifest.patientId().isPresent() && !manifest.patientId().get().equals(patientId)
                    && !patients.survivor(manifest.patientId().get()).equals(patientId)) {
                others.add(manifest);
            }
        }
        return others;
    }

    /** The registry has what it should have. What may have arrived since, from a sender that is gone, is deprecated. */
    private StudyOutcome settleDoubts(LocalSource source, Publication known) throws SQLException {
        ManifestWithdrawal.Result result = withdrawal.withdraw(known.doubtful(), source.source(),
                known.current().flatMap(Publication.Current::patientId), journal.now());
        Publication settled = known.settled(result.gone());
        return result.failure().isPresent() && !result.permanent() ? journal.waiting(settled, result.failure().get())
                : journal.unchanged(journal.save(settled.settled(settled.doubtful()).unchanged(journal.now())));
    }

    private StudyOutcome settle(Publication sent, ManifestSender.Answer answer) throws SQLException {
        if (answer instanceof ManifestSender.Refused refused) {
            return journal.refused(sent, refused.reason());
        }
        if (answer instanceof ManifestSender.NotNow notNow) {
            return journal.waiting(sent, notNow.reason());
        }
        return journal.published(sent.published(((ManifestSender.Registered) answer).replaced(), journal.now()));
    }
}
