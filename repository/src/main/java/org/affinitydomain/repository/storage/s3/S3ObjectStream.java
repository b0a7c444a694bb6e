package org.affinitydomain.repository.storage.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The bytes of an object. When it is closed before its end, its connection is closed too: reading the rest of a large
 * document only to keep the connection would take longer than making a new one.
 */
final class S3ObjectStream extends FilterInputStream {

    private final ResponseInputStream<GetObjectResponse> object;
    private long left;

    S3ObjectStream(ResponseInputStream<GetObjectResponse> object) {
        super(object);
        this.object = object;
        this.left = object.response().contentLength();
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        left -= value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = in.read(buffer, offset, length);
        left -= Math.max(n, 0);
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = in.skip(n);
        left -= skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        if (left > 0) {
            object.abort();
        } else {
            in.close();
        }
    }
}
