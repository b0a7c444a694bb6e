package org.affinitydomain.imagingsource.pacs.dimse;

import java.io.IOException;
import java.io.InputStream;
import org.affinitydomain.dicom.dimse.StoreRequest;
import org.affinitydomain.imagingsource.pacs.EndingInput;

/**
 * The Part 10 file of an instance while it comes from the PACS. Closing it ends the retrieve, in good order when it was read to
 * its end, or nearly.
 */
final class RetrievedInstance extends EndingInput {
    /** Of an instance that nobody wants any more, so many bytes are read to save the association; one with more is broken off. */
    private static final long WORTH_READING = 2L << 20;

    private final StoreRequest request;
    private final Ending ending;

    /** Ends a retrieve. */
    @FunctionalInterface
    interface Ending {

        /** @param whole whether the instance has come to its end; otherwise nobody wants the rest */
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
    protected void end(boolean whole) throws IOException {
        ending.end(whole || isWholeSoon());
    }

    private boolean isWholeSoon() {
        byte[] rest = new byte[64 << 10];
        long count = 0;
        try {
            for (int read = in.read(rest, 0, rest.length); read >= 0; read = in.read(rest, 0, rest.length)) {
                count += read;
                if (count > WORTH_READING) {
                    return false;
                }
            }
            return true;
        } catch (IOException broken) {
            return false; // who wanted the instance knows, or does not care
        }
    }
}
