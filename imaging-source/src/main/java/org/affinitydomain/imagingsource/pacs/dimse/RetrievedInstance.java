package org.affinitydomain.imagingsource.pacs.dimse;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.affinitydomain.dicom.dimse.StoreRequest;

/**
 * The Part 10 file of an instance while it comes from the PACS. Closing it ends the retrieve, in good order when it was read to
 * its end.
 */
final class RetrievedInstance extends FilterInputStream {
    private final StoreRequest request;
    private final Ending ending;
    private boolean whole;
    private boolean closed;

    /** Ends a retrieve. */
    @FunctionalInterface
    interface Ending {

        /** @param whole whether the instance was read to its end; otherwise nobody wants the rest */
        void end(boolean whole) throws IOException;
    }

    RetrievedInstance(StoreRequest request, InputStream dataSet, Ending ending) {
        super(request.part10(dataSet));
        this.request = request;
        this.ending = ending;
    }

    StoreRequest request() {
        return request;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        whole |= read < 0;
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        whole |= read < 0;
        return read;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            ending.end(whole);
        }
    }
}
