package org.affinitydomain.domain;

/** A value found in a DICOM object has no counterpart in the code tables of the domain. The message names what to add. */
public final class UnmappedValueException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String table;
    private final String value;

    UnmappedValueException(String table, String value, String remedy) {
        super("AFF0203 '" + value + "' is not in " + table + " of the domain file: " + remedy);
        this.table = table;
        this.value = value;
    }

    /** The table of the domain file that lacks the value, for example {@code imagingCodes.modalities}. */
    public String table() {
        return table;
    }

    /** The value that was looked up. */
    public String value() {
        return value;
    }
}
