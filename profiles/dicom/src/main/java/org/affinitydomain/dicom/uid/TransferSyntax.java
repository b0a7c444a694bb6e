package org.affinitydomain.dicom.uid;

/**
 * How a data set is encoded (PS3.5 10, PS3.6 A).
 *
 * @param uid          the transfer syntax UID
 * @param explicitVr   true when elements name their value representation
 * @param bigEndian    true for big endian byte order (retired)
 * @param deflated     true when the data set is a deflate stream (RFC 1951)
 * @param encapsulated true when pixel data comes in fragments
 */
public record TransferSyntax(String uid, boolean explicitVr, boolean bigEndian, boolean deflated,
                             boolean encapsulated) {
    public static final TransferSyntax IMPLICIT_VR_LITTLE_ENDIAN =
            new TransferSyntax("1.2.840.10008.1.2", false, false, false, false);
    public static final TransferSyntax EXPLICIT_VR_LITTLE_ENDIAN =
            new TransferSyntax("1.2.840.10008.1.2.1", true, false, false, false);
    public static final TransferSyntax DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN =
            new TransferSyntax("1.2.840.10008.1.2.1.99", true, false, true, false);
    public static final TransferSyntax EXPLICIT_VR_BIG_ENDIAN =
            new TransferSyntax("1.2.840.10008.1.2.2", true, true, false, false);
    /** GE's private syntax: Implicit VR Little Endian with pixel data in big endian words. */
    private static final String PRIVATE_GE_IMPLICIT = "1.2.840.113619.5.2";

    /** The transfer syntax of a UID. One not known here is Explicit VR Little Endian, encapsulated (PS3.5 A.4). */
    public static TransferSyntax of(String uid) {
        return switch (uid) {
            case "1.2.840.10008.1.2" -> IMPLICIT_VR_LITTLE_ENDIAN;
            case "1.2.840.10008.1.2.1" -> EXPLICIT_VR_LITTLE_ENDIAN;
            case "1.2.840.10008.1.2.1.99" -> DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN;
            case "1.2.840.10008.1.2.2" -> EXPLICIT_VR_BIG_ENDIAN;
            case PRIVATE_GE_IMPLICIT -> new TransferSyntax(uid, false, false, false, false);
            // JPIP Referenced Deflate and JPIP HTJ2K Referenced Deflate
            case "1.2.840.10008.1.2.4.95", "1.2.840.10008.1.2.4.205" ->
                    new TransferSyntax(uid, true, false, true, false);
            default -> new TransferSyntax(uid, true, false, false, true);
        };
    }
}
