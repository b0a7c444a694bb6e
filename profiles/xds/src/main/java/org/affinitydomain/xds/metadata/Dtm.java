package org.affinitydomain.xds.metadata;

/**
 * Dates and times of metadata, {@code YYYY[MM[DD[hh[mm[ss]]]]]} in UTC (ITI TF-3 table 4.2.3.1.7-2, DTM), as numbers that
 * compare as they do.
 */
public final class Dtm {

    /** What a value of less than full precision is filled up with to become its earliest second. */
    private static final String EARLIEST = "00000101000000";

    private Dtm() {
    }

    /** The value with full precision, at the earliest second that it can mean: 2004 becomes 20040101000000. */
    public static String fill(String value) {
        if (value.length() > EARLIEST.length()) {
            throw new IllegalArgumentException("more than seconds: " + value);
        }
        return value + EARLIEST.substring(value.length());
    }

    /** The earliest second of a valid value as a number of 14 digits. */
    public static long earliest(String value) {
        return Long.parseLong(fill(value));
    }
}
