package org.affinitydomain.pix.hl7;

import java.util.Objects;

/**
 * Where in a message an error is (HL7 v2.5 ERL). Numbers begin at 1; 0 means that the location says no more.
 *
 * @param segment    segment id
 * @param sequence   which of the segments with that id
 * @param field      field
 * @param repetition repetition of the field
 * @param component  component
 */
public record ErrorLocation(String segment, int sequence, int field, int repetition, int component) {

    /** Refuses an absent segment. */
    public ErrorLocation {
        Objects.requireNonNull(segment, "segment");
    }

    /** A field of the first segment of that id. */
    public static ErrorLocation of(String segment, int field) {
        return new ErrorLocation(segment, 1, field, 0, 0);
    }

    /** One component of one repetition of a field. */
    public static ErrorLocation of(String segment, int field, int repetition, int component) {
        return new ErrorLocation(segment, 1, field, repetition, component);
    }

    /** {@code PID^1^3^1^4}: ERR-2 since v2.5. */
    String erl(char separator) {
        StringBuilder erl = new StringBuilder(segment).append(separator).append(sequence);
        for (int number : new int[] {field, repetition, component}) {
            if (number == 0) {
                break;
            }
            erl.append(separator).append(number);
        }
        return erl.toString();
    }

    @Override
    public String toString() {
        return erl('^');
    }

    /** {@code PID^1^3}: the beginning of ERR-1, before v2.5. */
    String eld(char separator) {
        return segment + separator + sequence + separator + (field == 0 ? "" : String.valueOf(field));
    }
}
