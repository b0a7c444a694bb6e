package org.affinitydomain.dicom.multipart;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * Reads multipart/related bodies (RFC 2387) as DICOMweb has them (PS3.18 8.6.1.2), part by part, by streaming.
 * The headers of a part are bounded, its content is not. One body per reader, from one thread.
 */
public final class MultipartReader {
    private final DelimitedInput body;
    private boolean begun;
    private boolean ended;
    private Optional<Content> current = Optional.empty();

    /**
     * @param in          the body; it is read in blocks and stays open
     * @param contentType the value of the Content-Type header of the whole
     * @throws MultipartFormatException when that is no multipart media type with a boundary
     */
    public MultipartReader(InputStream in, String contentType) throws MultipartFormatException {
        this.body = new DelimitedInput(in, Boundary.of(contentType));
    }

    /**
     * The next part; empty after the last one. What is left of the part before is passed over.
     *
     * @throws MultipartFormatException when the body is malformed or cut short
     */
    public Optional<Part> next() throws IOException {
        if (!begun) {
            begun = true;
            delimiter(); // whatever stands before the first part is passed over
        } else if (current.isPresent()) {
            delimiter();
        }
        if (ended) {
            return Optional.empty();
        }
        Map<String, String> headers = PartHeaders.read(body);
        body.beginContent();
        Content content = new Content();
        current = Optional.of(content);
        return Optional.of(new Part(headers, content));
    }

    /** Reads on to the next delimiter, and whether a part follows it or the end. */
    private void delimiter() throws IOException {
        current = Optional.empty();
        body.passDelimiter();
        int first = body.readByte();
        int second = body.readByte();
        ended = first == '-' && second == '-';
        while (!ended && (first != '\r' || second != '\n')) {
            if (first != ' ' && first != '\t') {
                throw new MultipartFormatException("A boundary is followed by something else on its line");
            }
            first = second;
            second = body.readByte();
        }
    }

    /** The content of a part. At its end it looks for what follows, to tell the end from a cut. */
    private final class Content extends InputStream {
        private boolean exhausted;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (exhausted || length == 0) {
                return exhausted ? -1 : 0;
            }
            if (current.filter(content -> content == this).isEmpty()) {
                throw new IOException("The next part has been asked for");
            }
            int read = body.read(target, offset, length);
            if (read < 0) {
                exhausted = true;
                delimiter();
            }
            return read;
        }
    }
}
