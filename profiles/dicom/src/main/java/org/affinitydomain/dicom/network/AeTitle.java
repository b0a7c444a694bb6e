package org.affinitydomain.dicom.network;

/** Application entity titles (PS3.5 6.2, AE; PS3.8 table 9-11). */
public final class AeTitle {
    /** The longest title, in characters. */
    public static final int MAX_LENGTH = 16;

    private AeTitle() {
    }

    /**
     * True for 1 to 16 characters of the default repertoire, with neither backslashes nor control characters, that are not
     * all spaces.
     */
    public static boolean isValid(String title) {
        return !title.isBlank() && title.length() <= MAX_LENGTH
                && title.chars().allMatch(c -> c >= ' ' && c < 0x7F && c != '\\');
    }

    /**
     * The title without insignificant spaces.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static String require(String title) {
        if (!isValid(title)) {
            throw new IllegalArgumentException("'" + title + "' is not an application entity title");
        }
        return title.strip();
    }
}
