package org.affinitydomain.dicom.dimse;

import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.uid.TransferSyntax;

/** Transfer syntaxes to propose and to choose (PS3.5 10, PS3.6 A). */
public final class TransferSyntaxes {
    private static final String EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid();
    private static final String IMPLICIT = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid();
    private static final String BIG_ENDIAN = TransferSyntax.EXPLICIT_VR_BIG_ENDIAN.uid();

    /** What data sets made here can be sent in, the better one first. */
    public static final List<String> DATA_SETS = List.of(EXPLICIT, IMPLICIT);

    /** What instances are kept in, the more common ones first. */
    public static final List<String> STORAGE = List.of(EXPLICIT, IMPLICIT,
            "1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91",
            "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.5", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.57",
            "1.2.840.10008.1.2.4.81", BIG_ENDIAN, TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN.uid(),
            "1.2.840.10008.1.2.4.102", "1.2.840.10008.1.2.4.103", "1.2.840.10008.1.2.4.100", "1.2.840.10008.1.2.4.101",
            "1.2.840.10008.1.2.4.104", "1.2.840.10008.1.2.4.105", "1.2.840.10008.1.2.4.106", "1.2.840.10008.1.2.4.107",
            "1.2.840.10008.1.2.4.108", "1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.202", "1.2.840.10008.1.2.4.203",
            "1.2.840.10008.1.2.4.92", "1.2.840.10008.1.2.4.93", "1.2.840.10008.1.2.4.110", "1.2.840.10008.1.2.4.111",
            "1.2.840.10008.1.2.4.112");

    private TransferSyntaxes() {
    }

    /** Of those proposed, one that data sets can be read and written in here. */
    static Optional<String> forDataSets(List<String> proposed) {
        return DATA_SETS.stream().filter(proposed::contains).findFirst();
    }

    /**
     * Of those proposed, one to take instances in: a compressed one when it stands first, for who puts it there keeps the image
     * in it; else Explicit VR Little Endian, which every sender that has something else in stock can make. None is refused, for
     * none is decoded.
     */
    static Optional<String> forStorage(List<String> proposed) {
        if (proposed.contains(EXPLICIT) && !TransferSyntax.of(proposed.get(0)).encapsulated()) {
            return Optional.of(EXPLICIT);
        }
        return proposed.stream().filter(uid -> !uid.equals(BIG_ENDIAN)).findFirst().or(() -> proposed.stream().findFirst());
    }
}
