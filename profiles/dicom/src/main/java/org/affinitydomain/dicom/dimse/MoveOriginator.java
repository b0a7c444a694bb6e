package org.affinitydomain.dicom.dimse;

/**
 * The C-MOVE that a C-STORE belongs to (PS3.7 9.3.1.1).
 *
 * @param aeTitle   Move Originator Application Entity Title (0000,1030): who asked for it
 * @param messageId Move Originator Message ID (0000,1031)
 */
public record MoveOriginator(String aeTitle, int messageId) {
}
