package org.affinitydomain.dicom.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Inflates a deflated data set (PS3.5 A.5), up to a limit. Owns a native inflater: to be closed. */
final class InflatedInput extends InputStream {
    private final Inflater inflater = new Inflater(true);
    private final InflaterInputStream in;
    private final long start;
    private final long limit;
    private long count;

    InflatedInput(InputStream deflated, long start, long limit) {
        this.in = new InflaterInputStream(deflated, inflater, 8 << 10);
        this.start = start;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(target, offset, length);
        } catch (EOFException e) {
            throw fault("The deflated data set is cut short");
        } catch (ZipException e) {
            throw fault("The data set is not a deflate stream: " + e.getMessage());
        }
        count += Math.max(read, 0);
        if (count > limit) {
            throw fault("The deflated data set is larger than the limit of " + limit + " bytes");
        }
        return read;
    }

    private DicomFormatException fault(String message) {
        return new DicomFormatException(message, start + inflater.getBytesRead());
    }

    /** Frees the inflater; the source stays open. */
    @Override
    public void close() {
        inflater.end();
    }
}
