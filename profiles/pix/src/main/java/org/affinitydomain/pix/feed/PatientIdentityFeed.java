package org.affinitydomain.pix.feed;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.pix.PatientConflictException;
import org.affinitydomain.pix.PatientIdentity;
import org.affinitydomain.pix.hl7.Acknowledgment;
import org.affinitydomain.pix.hl7.ErrorCondition;
import org.affinitydomain.pix.hl7.ErrorLocation;
import org.affinitydomain.pix.hl7.Hl7Message;
import org.affinitydomain.pix.hl7.Hl7Message.Hl7Segment;
import org.affinitydomain.pix.hl7.Hl7Parser;
import org.affinitydomain.pix.hl7.Hl7Refusal;
import org.affinitydomain.pix.hl7.MessageHeader;
import org.affinitydomain.pix.mllp.MessageHandler;

/**
 * Patient Identity Feed, ITI-8: ADT^A01, A04, A05 and A08 make a patient known (ITI TF-2 3.8.4.1), ADT^A40 merges patients
 * (3.8.4.2). AA is sent when everything is committed in the store and by every listener, not before.
 */
public final class PatientIdentityFeed implements MessageHandler {
    /** The versions that are taken. ITI-8 asks for 2.3.1; what it needs of PID is the same in all of these. */
    public static final Set<String> VERSIONS = Set.of("2.3", "2.3.1", "2.4", "2.5", "2.5.1");
    private static final Set<String> REGISTERING = Set.of("A01", "A04", "A05", "A08");
    private static final String MERGE = "A40";
    private static final String MSH = "MSH";
    private static final String PID = "PID";
    private static final int MESSAGE_TYPE = 9;
    private static final int CONTROL_ID = 10;

    private final Hl7Parser parser = new Hl7Parser(VERSIONS);
    private final Acknowledgment acknowledgment;
    private final PatientReader reader;
    private final MergeReader merges;
    private final PatientFeed feed;

    /**
     * @param domain whose patient identifiers are taken
     * @param feed   takes what the messages say
     */
    public PatientIdentityFeed(AffinityDomain domain, PatientFeed feed) {
        this.acknowledgment = new Acknowledgment(Clock.systemDefaultZone(), Acknowledgment::randomControlId);
        this.reader = new PatientReader(domain);
        this.merges = new MergeReader(reader);
        this.feed = feed;
    }

    @Override
    public byte[] handle(byte[] message) {
        MessageHeader header = parser.header(message);
        try {
            Hl7Message parsed = parser.parse(message);
            checkKind(parsed.header());
            if (parsed.header().triggerEvent().equals(MERGE)) {
                merge(parsed);
            } else {
                register(parsed);
            }
            return acknowledgment.accept(header, parser.charset(message));
        } catch (Hl7Refusal refusal) {
            log(header, refusal);
            return acknowledgment.refuse(header, parser.charset(message), refusal);
        }
    }

    private void register(Hl7Message message) throws Hl7Refusal {
        Hl7Segment pid = message.segment(PID).orElseThrow(() -> Hl7Refusal.error(ErrorCondition.SEGMENT_SEQUENCE_ERROR,
                new ErrorLocation(PID, 1, 0, 0, 0), "there is no PID segment"));
        PatientIdentity fed = reader.patient(pid);
        try {
            feed.register(fed);
        } catch (PatientConflictException e) {
            throw Conflicts.refusal(e, reader.patientLocation(pid, e.identifier()));
        } catch (FeedFailureException e) {
            throw Hl7Refusal.internal(e.getMessage(), e.getCause());
        }
    }

    private void merge(Hl7Message message) throws Hl7Refusal {
        List<MergeReader.Group> groups = merges.read(message);
        try {
            feed.merge(groups.stream().map(MergeReader.Group::merge).toList());
        } catch (PatientConflictException e) {
            throw Conflicts.refusal(e, merges.locate(groups, e));
        } catch (FeedFailureException e) {
            throw Hl7Refusal.internal(e.getMessage(), e.getCause());
        }
    }

    private static void checkKind(MessageHeader header) throws Hl7Refusal {
        if (!header.messageCode().equals("ADT")) {
            throw Hl7Refusal.reject(ErrorCondition.UNSUPPORTED_MESSAGE_TYPE, ErrorLocation.of(MSH, MESSAGE_TYPE),
                    "only ADT messages are taken here");
        }
        if (!header.triggerEvent().equals(MERGE) && !REGISTERING.contains(header.triggerEvent())) {
            throw Hl7Refusal.reject(ErrorCondition.UNSUPPORTED_EVENT_CODE, ErrorLocation.of(MSH, MESSAGE_TYPE),
                    "only the events A01, A04, A05, A08 and A40 are taken here");
        }
        if (header.controlId().isBlank()) {
            throw Hl7Refusal.reject(ErrorCondition.REQUIRED_FIELD_MISSING, ErrorLocation.of(MSH, CONTROL_ID), "MSH-10 is missing");
        }
    }

    private static void log(MessageHeader header, Hl7Refusal refusal) {
        if (refusal.failure().isPresent()) {
            FeedLog.failed(header.controlId(), refusal.failure().get());
        } else {
            FeedLog.refused(header.controlId(), refusal.code().name(), refusal.condition(), refusal.location().toString());
        }
    }
}
