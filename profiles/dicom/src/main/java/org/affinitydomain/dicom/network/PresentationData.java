package org.affinitydomain.dicom.network;

import java.nio.ByteBuffer;

/**
 * A presentation data value (PS3.8 9.3.5.1 and annex E): a fragment of a command or of a data set.
 *
 * @param contextId presentation context ID
 * @param command   a fragment of a command, not of a data set
 * @param last      the last fragment of it
 * @param fragment  the bytes, valid until the next one is received
 */
public record PresentationData(int contextId, boolean command, boolean last, ByteBuffer fragment) {
    private static final int COMMAND = 1;
    private static final int LAST = 2;
    /** Bytes before the fragment: length, presentation context ID, message control header. */
    static final int HEADER = 6;

    /** Takes the next one from the items of a P-DATA-TF PDU. */
    static PresentationData next(ByteBuffer values) throws ProtocolException {
        if (values.remaining() < HEADER) {
            throw new ProtocolException(AbortReason.INVALID_PDU_PARAMETER_VALUE, "a presentation data value is cut short");
        }
        int length = values.getInt() - 2;
        if (length < 0 || length > values.remaining() - 2) {
            throw new ProtocolException(AbortReason.INVALID_PDU_PARAMETER_VALUE, "a presentation data value is longer than its PDU");
        }
        int contextId = values.get() & 0xFF;
        int control = values.get();
        ByteBuffer fragment = values.slice().limit(length);
        values.position(values.position() + length);
        return new PresentationData(contextId, (control & COMMAND) != 0, (control & LAST) != 0, fragment);
    }

    static byte control(boolean command, boolean last) {
        return (byte) ((command ? COMMAND : 0) | (last ? LAST : 0));
    }
}
