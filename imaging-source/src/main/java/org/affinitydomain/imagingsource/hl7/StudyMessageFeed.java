package org.affinitydomain.imagingsource.hl7;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.imagingsource.notice.StudyNotice;
import org.affinitydomain.imagingsource.notice.StudyNotices;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.imagingsource.work.Subject;
import org.affinitydomain.pix.feed.PatientIdentityFeed;
import org.affinitydomain.pix.hl7.Acknowledgment;
import org.affinitydomain.pix.hl7.ErrorCondition;
import org.affinitydomain.pix.hl7.ErrorLocation;
import org.affinitydomain.pix.hl7.Hl7Message;
import org.affinitydomain.pix.hl7.Hl7Parser;
import org.affinitydomain.pix.hl7.Hl7Refusal;
import org.affinitydomain.pix.hl7.MessageHeader;
import org.affinitydomain.pix.mllp.MessageHandler;

/**
 * Takes orders and reports as notices of studies. AA is sent when the notice is committed, not before: whoever gets it may
 * forget the message. The study itself need not be there yet.
 */
public final class StudyMessageFeed implements MessageHandler {
    private static final System.Logger LOG = System.getLogger(StudyMessageFeed.class.getName());
    private static final String MSH = "MSH";
    private static final int MESSAGE_TYPE = 9;
    private static final int CONTROL_ID = 10;
    private static final int LOGGED_CHARACTERS = 80;

    private final Hl7Parser parser = new Hl7Parser(PatientIdentityFeed.VERSIONS);
    private final Acknowledgment acknowledgment = new Acknowledgment(Clock.systemDefaultZone(), Acknowledgment::randomControlId);
    private final MessageSources sources;
    private final StudyNotices notices;

    /**
     * @param domain  knows authorities by their names
     * @param sources whose studies messages are about
     * @param notices takes what messages say
     */
    public StudyMessageFeed(AffinityDomain domain, LocalSources sources, StudyNotices notices) {
        this.sources = new MessageSources(domain, sources);
        this.notices = notices;
    }

    @Override
    public byte[] handle(byte[] message) {
        MessageHeader header = parser.header(message);
        try {
            take(parser.parse(message));
            return acknowledgment.accept(header, parser.charset(message));
        } catch (Hl7Refusal refusal) {
            log(header, refusal);
            return acknowledgment.refuse(header, parser.charset(message), refusal);
        }
    }

    private void take(Hl7Message message) throws Hl7Refusal {
        StudyMessage kind = kind(message.header());
        List<Subject> subjects = subjects(message);
        try {
            if (kind.isCancelled(message)) {
                notices.cancel(subjects);
            } else if (kind.hasHappened(message)) {
                notices.hear(subjects.stream().map(subject -> StudyNotice.of(subject, kind.event())).toList());
            }
        } catch (SQLException e) {
            throw Hl7Refusal.internal("the message could not be stored now; send it again", e);
        }
    }

    private static StudyMessage kind(MessageHeader header) throws Hl7Refusal {
        if (!StudyMessage.isTaken(header.messageCode())) {
            throw Hl7Refusal.reject(ErrorCondition.UNSUPPORTED_MESSAGE_TYPE, ErrorLocation.of(MSH, MESSAGE_TYPE),
                    "only ORU, MDM, OMI and ORM messages are taken here");
        }
        StudyMessage kind = StudyMessage.of(header).orElseThrow(() -> Hl7Refusal.reject(ErrorCondition.UNSUPPORTED_EVENT_CODE,
                ErrorLocation.of(MSH, MESSAGE_TYPE), "only ORU^R01, MDM^T02, T06, T08 and T10, OMI^O23 and ORM^O01 are taken here"));
        if (header.controlId().isBlank()) {
            throw Hl7Refusal.reject(ErrorCondition.REQUIRED_FIELD_MISSING, ErrorLocation.of(MSH, CONTROL_ID), "MSH-10 is missing");
        }
        return kind;
    }

    private List<Subject> subjects(Hl7Message message) throws Hl7Refusal {
        List<LocalSource> about = sources.of(message);
        if (about.isEmpty()) {
            throw Hl7Refusal.error(ErrorCondition.UNKNOWN_KEY_IDENTIFIER, ErrorLocation.of("PID", 3),
                    "no source of this server is meant: neither MSH-4 nor an assigning authority in PID-3 is that of one");
        }
        StudyReferences references = new StudyReferences(message);
        List<String> studies = references.studyUids();
        List<String> accessions = studies.isEmpty() ? references.accessionNumbers() : List.of();
        if (studies.isEmpty() && accessions.isEmpty()) {
            throw Hl7Refusal.error(ErrorCondition.REQUIRED_FIELD_MISSING, ErrorLocation.of("OBR", 18),
                    "there is neither a Study Instance UID (ZDS-1, IPC-3, OBX 113014) nor an accession number (IPC-1, OBX 121022, OBR-18, OBR-3)");
        }
        List<Subject> subjects = new ArrayList<>();
        for (LocalSource source : about) {
            studies.forEach(uid -> subjects.add(Subject.study(source.id(), uid)));
            accessions.forEach(number -> subjects.add(Subject.accession(source.id(), number)));
        }
        return subjects;
    }

    /** Never an identifier of a patient or a study: those have no place in a log. */
    private static void log(MessageHeader header, Hl7Refusal refusal) {
        String controlId = header.controlId().substring(0, Math.min(LOGGED_CHARACTERS, header.controlId().length())).replaceAll("\\p{Cntrl}", "?");
        if (refusal.failure().isPresent()) {
            LOG.log(System.Logger.Level.ERROR, "AFF3070 What HL7 message " + controlId
                    + " tells of a study could not be stored; its sender was told to send it again. Look at the cause.", refusal.failure().get());
        } else {
            LOG.log(System.Logger.Level.INFO, "AFF3071 HL7 message {0} answered {1} {2}: {3} at {4}. Correct it at its sender.", controlId,
                    refusal.code(), refusal.condition().code(), refusal.condition().text(), refusal.location());
        }
    }
}
