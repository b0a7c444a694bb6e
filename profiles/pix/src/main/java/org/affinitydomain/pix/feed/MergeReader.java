package org.affinitydomain.pix.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.pix.PatientConflictException;
import org.affinitydomain.pix.PatientIdentity;
import org.affinitydomain.pix.PatientMerge;
import org.affinitydomain.pix.hl7.ErrorCondition;
import org.affinitydomain.pix.hl7.ErrorLocation;
import org.affinitydomain.pix.hl7.Hl7Message;
import org.affinitydomain.pix.hl7.Hl7Message.Hl7Segment;
import org.affinitydomain.pix.hl7.Hl7Refusal;

/**
 * Reads the merges of an ADT^A40: groups of a PID, who survives, and the MRG that follows it (ITI TF-2 3.8.4.2.2). ITI-8 sends one
 * group in a message; HL7 allows several, and so does this.
 */
final class MergeReader {
    private static final String PID = "PID";
    private static final String MRG = "MRG";
    private static final int MAX_MERGES = 100;

    private final PatientReader patients;

    MergeReader(PatientReader patients) {
        this.patients = patients;
    }

    /**
     * One group.
     *
     * @param pid   the segment of the survivor
     * @param mrg   the segment of the identifiers that are used no more
     * @param merge what both say
     */
    record Group(Hl7Segment pid, Hl7Segment mrg, PatientMerge merge) {
    }

    /**
     * Reads all groups.
     *
     * @throws Hl7Refusal AE, with the segment or field that is missing or wrong
     */
    List<Group> read(Hl7Message message) throws Hl7Refusal {
        List<Group> groups = new ArrayList<>();
        Optional<Hl7Segment> open = Optional.empty();
        for (Hl7Segment segment : message.segments()) {
            if (segment.id().equals(PID)) {
                requireNone(open);
                open = Optional.of(segment);
            } else if (segment.id().equals(MRG)) {
                groups.add(group(open.orElseThrow(() -> sequence(segment.location(), "there is no PID segment before this MRG")), segment));
                open = Optional.empty();
            }
            if (groups.size() > MAX_MERGES) {
                throw sequence(segment.location(), "there are more than " + MAX_MERGES + " merges in one message");
            }
        }
        requireNone(open);
        if (groups.isEmpty()) {
            throw sequence(new ErrorLocation(PID, 1, 0, 0, 0), "there is no PID segment");
        }
        return groups;
    }

    private static void requireNone(Optional<Hl7Segment> open) throws Hl7Refusal {
        if (open.isPresent()) {
            throw sequence(open.get().location(), "there is no MRG segment after this PID");
        }
    }

    private Group group(Hl7Segment pid, Hl7Segment mrg) throws Hl7Refusal {
        PatientIdentity survivor = patients.patient(pid);
        try {
            return new Group(pid, mrg, PatientMerge.of(survivor, patients.prior(mrg)));
        } catch (PatientConflictException e) {
            throw Conflicts.refusal(e, patients.priorLocation(mrg, e.identifier()).orElse(mrg.location()));
        }
    }

    /** Where in the groups the identifier stands that made the conflict: first where it is to be merged. */
    ErrorLocation locate(List<Group> groups, PatientConflictException conflict) throws Hl7Refusal {
        for (Group group : groups) {
            Optional<ErrorLocation> prior = patients.priorLocation(group.mrg(), conflict.identifier());
            if (prior.isPresent()) {
                return prior.get();
            }
        }
        for (Group group : groups) {
            if (group.merge().survivor().identifiers().contains(conflict.identifier())) {
                return patients.patientLocation(group.pid(), conflict.identifier());
            }
        }
        // an identifier that was known already: the merge as a whole is what does not fit
        return groups.get(0).mrg().location();
    }

    private static Hl7Refusal sequence(ErrorLocation location, String text) {
        return Hl7Refusal.error(ErrorCondition.SEGMENT_SEQUENCE_ERROR, location, text);
    }
}
