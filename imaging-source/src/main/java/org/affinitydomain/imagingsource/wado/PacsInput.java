package org.affinitydomain.imagingsource.wado;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StoredInstance;

/** An instance while it is read, whose failures are told from those of whoever it is written to. */
final class PacsInput extends FilterInputStream {
    private final String instanceUid;

    private PacsInput(InputStream in, String instanceUid) {
        super(in);
        this.instanceUid = instanceUid;
    }

    static PacsInput open(StoredInstance instance) throws PacsException {
        return new PacsInput(instance.open(), instance.instanceUid());
    }

    @Override
    public int read() throws PacsException {
        try {
            return super.read();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws PacsException {
        try {
            return super.read(target, offset, length);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public long skip(long count) throws PacsException {
        try {
            return super.skip(count);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private PacsException broken(IOException e) {
        return new PacsException("instance " + instanceUid + " cannot be read to its end: " + e.getMessage(), e);
    }
}
