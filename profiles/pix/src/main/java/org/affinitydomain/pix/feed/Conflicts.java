package org.affinitydomain.pix.feed;

import org.affinitydomain.pix.PatientConflict;
import org.affinitydomain.pix.PatientConflictException;
import org.affinitydomain.pix.hl7.ErrorCondition;
import org.affinitydomain.pix.hl7.ErrorLocation;
import org.affinitydomain.pix.hl7.Hl7Refusal;

/** What a contradiction between a feed and what is known is called in table 0357. */
public final class Conflicts {

    private Conflicts() {
    }

    /** The condition of a conflict. */
    public static ErrorCondition condition(PatientConflict conflict) {
        return switch (conflict) {
            case TWO_OF_ONE_AUTHORITY, SAME -> ErrorCondition.DUPLICATE_KEY_IDENTIFIER;
            case SUBSUMED, UNKNOWN, NO_COUNTERPART -> ErrorCondition.UNKNOWN_KEY_IDENTIFIER;
        };
    }

    static Hl7Refusal refusal(PatientConflictException conflict, ErrorLocation location) {
        return Hl7Refusal.error(condition(conflict.conflict()), location, conflict.getMessage());
    }
}
