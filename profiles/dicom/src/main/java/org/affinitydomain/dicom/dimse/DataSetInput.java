package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.affinitydomain.dicom.network.AbortReason;
import org.affinitydomain.dicom.network.Association;
import org.affinitydomain.dicom.network.AssociationException;
import org.affinitydomain.dicom.network.PresentationData;
import org.affinitydomain.dicom.network.ProtocolException;

/**
 * The data set of a message, taken from the association as it is read: a reader that is slow slows the peer down. Closing it
 * changes nothing; what is left of it is passed over before the next message.
 */
final class DataSetInput extends InputStream {
    private final Association association;
    private final int contextId;
    private ByteBuffer fragment = ByteBuffer.allocate(0);
    private boolean last;

    /** @param none there is no data set */
    DataSetInput(Association association, int contextId, boolean none) {
        this.association = association;
        this.contextId = contextId;
        this.last = none;
    }

    /** Makes sure that there are bytes to take; false at the end. */
    private boolean fill() throws IOException {
        while (!fragment.hasRemaining()) {
            if (last) {
                return false;
            }
            Optional<PresentationData> received = association.receive();
            if (received.isEmpty()) {
                throw new AssociationException(association.peer() + " released the association within a data set");
            }
            PresentationData data = received.get();
            if (data.command() || data.contextId() != contextId) {
                association.abort(AbortReason.UNEXPECTED_PDU_PARAMETER);
                throw new ProtocolException(AbortReason.UNEXPECTED_PDU_PARAMETER, "a message begins within the data set of another one");
            }
            fragment = data.fragment();
            last = data.last();
        }
        return true;
    }

    @Override
    public int read() throws IOException {
        return fill() ? fragment.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, fragment.remaining());
        fragment.get(target, offset, count);
        return count;
    }

    @Override
    public int available() {
        return fragment.remaining();
    }

    /** Hands over whole fragments without another copy. */
    @Override
    public long transferTo(OutputStream out) throws IOException {
        long count = 0;
        while (fill()) {
            int length = fragment.remaining();
            out.write(fragment.array(), fragment.arrayOffset() + fragment.position(), length);
            fragment.position(fragment.limit());
            count += length;
        }
        return count;
    }

    /** Passes over what is left. */
    void drain() throws IOException {
        while (fill()) {
            fragment.position(fragment.limit());
        }
    }

    boolean isAtEnd() {
        return last && !fragment.hasRemaining();
    }
}
