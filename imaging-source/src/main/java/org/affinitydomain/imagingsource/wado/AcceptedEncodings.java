package org.affinitydomain.imagingsource.wado;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.affinitydomain.dicom.uid.TransferSyntax;

/**
 * The encodings in which a client takes instances (PS3.18 8.7.3.5.2 and 8.7.4). One that names
 * {@code multipart/related; type="application/dicom"} without a transfer syntax takes Explicit VR Little Endian, the default
 * of that media type; one that takes anything takes what is stored.
 *
 * @param any    every transfer syntax
 * @param syntax the UIDs of those that are taken, when not every one is
 */
record AcceptedEncodings(boolean any, Set<String> syntax) {
    private static final String MULTIPART = "multipart/related";
    private static final String DICOM = "application/dicom";
    private static final String ANYTHING = "*";

    AcceptedEncodings {
        syntax = Set.copyOf(syntax);
    }

    /** What an Accept header takes; an absent header, given as empty text, takes anything. */
    static AcceptedEncodings of(String accept) {
        List<MediaRange> ranges = MediaRange.parse(accept);
        if (accept.isBlank()) {
            return new AcceptedEncodings(true, Set.of());
        }
        Set<String> syntaxes = new TreeSet<>();
        for (MediaRange range : ranges) {
            if (range.type().equals(MULTIPART) && range.parameter("type").map(DICOM::equalsIgnoreCase).orElse(true)) {
                syntaxes.add(range.parameter("transfer-syntax").orElse(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid()));
            } else if (!range.type().equals(MULTIPART) && range.includes(MULTIPART)) {
                syntaxes.add(ANYTHING);
            }
        }
        return new AcceptedEncodings(syntaxes.contains(ANYTHING), syntaxes);
    }

    /** Whether instances are taken at all. */
    boolean isNothing() {
        return !any && syntax.isEmpty();
    }

    /** Whether instances of that transfer syntax are taken. */
    boolean takes(String transferSyntaxUid) {
        return any || syntax.contains(transferSyntaxUid);
    }
}
