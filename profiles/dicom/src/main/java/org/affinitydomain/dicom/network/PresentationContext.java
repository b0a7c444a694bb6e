package org.affinitydomain.dicom.network;

import java.util.List;

/**
 * A presentation context as it is proposed (PS3.8 9.3.2.2).
 *
 * @param id               an odd number from 1 to 255
 * @param abstractSyntax   the SOP class UID
 * @param transferSyntaxes the transfer syntax UIDs offered, at least one
 */
public record PresentationContext(int id, String abstractSyntax, List<String> transferSyntaxes) {
    /** How many of them an association has at most: one for each odd number in a byte. */
    public static final int MAX_COUNT = 128;

    public PresentationContext {
        if (id < 1 || id > 255 || id % 2 == 0) {
            throw new IllegalArgumentException("a presentation context cannot have the ID " + id);
        }
        if (transferSyntaxes.isEmpty()) {
            throw new IllegalArgumentException("a presentation context without a transfer syntax");
        }
        transferSyntaxes = List.copyOf(transferSyntaxes);
    }
}
