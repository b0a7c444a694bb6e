package org.affinitydomain.imagingsource.wado;

import java.io.IOException;
import java.io.InputStream;
import org.affinitydomain.imagingsource.pacs.StoredInstance;

/** An opened instance, whose failures are told apart from those of the client's connection. */
final class SourceInput extends InputStream {
    private final InputStream in;

    private SourceInput(InputStream in) {
        this.in = in;
    }

    static SourceInput open(StoredInstance instance) throws SourceFailure {
        return new SourceInput(guarded(instance::open));
    }

    @Override
    public int read() throws SourceFailure {
        return guarded(in::read);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws SourceFailure {
        return guarded(() -> in.read(target, offset, length));
    }

    @Override
    public long skip(long count) throws SourceFailure {
        return guarded(() -> in.skip(count));
    }

    @Override
    public void close() throws SourceFailure {
        guarded(() -> {
            in.close();
            return true;
        });
    }

    /** What may fail on the side of the PACS. */
    interface Step<T> {
        T run() throws IOException;
    }

    /** Does a step, and marks its failure as one of the PACS. */
    static <T> T guarded(Step<T> step) throws SourceFailure {
        try {
            return step.run();
        } catch (IOException e) {
            throw new SourceFailure(e);
        }
    }
}
