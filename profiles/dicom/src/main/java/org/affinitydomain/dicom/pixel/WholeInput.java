package org.affinitydomain.dicom.pixel;

import java.io.EOFException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A compressed frame for an image reader, which fails where a reader goes beyond its end: the one for JPEG 2000 takes the end for
 * bits that are set, and waits forever for one that is not.
 */
final class WholeInput extends ImageInputStreamImpl {
    private final byte[] bytes;

    WholeInput(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() throws EOFException {
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            throw new EOFException("the compressed frame is cut short");
        }
        return bytes[(int) streamPos++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        bitOffset = 0;
        int count = (int) Math.min(length, bytes.length - streamPos);
        if (count <= 0) {
            return length == 0 ? 0 : -1;
        }
        System.arraycopy(bytes, (int) streamPos, target, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return bytes.length;
    }
}
