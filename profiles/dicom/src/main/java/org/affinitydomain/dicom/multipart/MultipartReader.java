package org.affinitydomain.dicom.multipart;

import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads multipart/related bodies (RFC 2387) as DICOMweb has them (PS3.18 8.6.1.2), part by part, by streaming.
 * The headers of a part are bounded, its content is not. One body per reader, from one thread.
 */
public final class MultipartReader {
    private static final int MAX_HEADER_LENGTH = 8 << 10;
    private static final int MAX_HEADERS = 32;

    private final MimeTokenStream tokens = new MimeTokenStream(MimeConfig.custom()
            .setMaxLineLen(-1).setMaxHeaderLen(MAX_HEADER_LENGTH).setMaxHeaderCount(MAX_HEADERS)
            .setStrictParsing(true) // or a body that is cut short would end like a whole one
            .build());

    /**
     * @param in          the body; it stays open
     * @param contentType the value of the Content-Type header of the whole
     * @throws MultipartFormatException when that is no multipart media type with a boundary
     */
    public MultipartReader(InputStream in, String contentType) throws MultipartFormatException {
        String type = contentType.strip().toLowerCase(Locale.ROOT);
        if (!type.startsWith("multipart/") || !type.contains("boundary=")) {
            throw new MultipartFormatException("Not a multipart media type with a boundary: " + contentType);
        }
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parseHeadless(in, contentType);
    }

    /**
     * The next part; empty after the last one. What is left of the part before is passed over.
     *
     * @throws MultipartFormatException when the body is malformed or cut short
     */
    public Optional<Part> next() throws IOException {
        Map<String, String> headers = new HashMap<>();
        boolean inPart = tokens.getState() == EntityState.T_START_BODYPART;
        while (tokens.getState() != EntityState.T_END_OF_STREAM) {
            switch (advance()) {
                case T_START_BODYPART -> inPart = true;
                case T_FIELD -> headers.putIfAbsent(tokens.getField().getName().toLowerCase(Locale.ROOT),
                        tokens.getField().getBody().strip());
                case T_BODY -> {
                    if (inPart) {
                        return Optional.of(new Part(headers, new Content(tokens.getInputStream())));
                    }
                }
                default -> {
                }
            }
        }
        return Optional.empty();
    }

    private EntityState advance() throws IOException {
        try {
            return tokens.next();
        } catch (MimeException | MimeIOException e) {
            throw malformed(e);
        }
    }

    private static MultipartFormatException malformed(Exception cause) {
        return new MultipartFormatException("The multipart body is malformed or cut short", cause);
    }

    /** The content of the current part. At its end it looks for what follows, to tell the end from a cut. */
    private final class Content extends InputStream {
        private final InputStream in;
        private boolean ended;

        Content(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int read = ended ? -1 : readPart(target, offset, length);
            if (read < 0 && !ended) {
                ended = true;
                advance(); // the end of the part
                advance(); // the next part, the end of all, or the complaint that neither is there
            }
            return read;
        }

        private int readPart(byte[] target, int offset, int length) throws IOException {
            try {
                return in.read(target, offset, length);
            } catch (MimeIOException e) {
                throw malformed(e);
            }
        }
    }
}
