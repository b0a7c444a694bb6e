package org.affinitydomain.imagingsource.pacs;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An instance on its way from a PACS, of which one knows when it is closed whether it was read to its end. */
public abstract class EndingInput extends FilterInputStream {
    private boolean whole;
    private boolean closed;

    /** Reads what the stream brings. */
    protected EndingInput(InputStream in) {
        super(in);
    }

    /**
     * Ends what brings the instance. Called once.
     *
     * @param whole whether it was read to its end; otherwise nobody wants the rest
     */
    protected abstract void end(boolean whole) throws IOException;

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
            end(whole);
        }
    }
}
