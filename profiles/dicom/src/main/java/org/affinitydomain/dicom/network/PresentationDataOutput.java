package org.affinitydomain.dicom.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Sends a command or a data set as P-DATA-TF PDUs of one presentation data value each (PS3.8 9.3.5). {@link #close} sends the
 * last one; a stream that is not closed leaves the message open, which only an abort can end.
 */
public final class PresentationDataOutput extends OutputStream {
    private static final int FRAGMENT = PduType.HEADER + PresentationData.HEADER;

    private final Association association;
    private final int contextId;
    private final boolean command;
    private final byte[] pdu;
    private final int end;
    private int next = FRAGMENT;
    private boolean closed;

    /** @param pdu a buffer for a PDU with header, of which as much is used as the peer takes */
    PresentationDataOutput(Association association, int contextId, boolean command, byte[] pdu) {
        this.association = association;
        this.contextId = contextId;
        this.command = command;
        this.pdu = pdu;
        // fragments have even lengths (PS3.8 annex E.1)
        this.end = FRAGMENT + (pdu.length - FRAGMENT & ~1);
    }

    @Override
    public void write(int b) throws IOException {
        if (next == end) {
            send(false);
        }
        pdu[next++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (next == end) {
                send(false);
            }
            int count = Math.min(left, end - next);
            System.arraycopy(bytes, from, pdu, next, count);
            next += count;
            from += count;
            left -= count;
        }
    }

    /** Sends all that a stream has, without another copy. */
    public void transferFrom(InputStream in) throws IOException {
        while (true) {
            if (next == end) {
                // Only what is followed by more is not the last fragment.
                int b = in.read();
                if (b < 0) {
                    return;
                }
                write(b);
            }
            int read = in.read(pdu, next, end - next);
            if (read < 0) {
                return;
            }
            next += read;
        }
    }

    private void send(boolean last) throws IOException {
        int fragment = next - FRAGMENT;
        ByteBuffer.wrap(pdu).put((byte) PduType.DATA_TF).put((byte) 0).putInt(fragment + PresentationData.HEADER).putInt(fragment + 2)
                .put((byte) contextId).put(PresentationData.control(command, last));
        association.write(pdu, next);
        next = FRAGMENT;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            send(true);
        }
    }
}
