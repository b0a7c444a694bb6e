package org.affinitydomain.dicom.multipart;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Writes multipart/related bodies (RFC 2387) as DICOMweb has them (PS3.18 8.6.1.2), part by part, by streaming.
 * One body per writer, from one thread.
 */
public final class MultipartWriter {
    private static final int COPY_BUFFER = 64 << 10;

    private final OutputStream out;
    private final String boundary;
    private final String partType;
    private boolean first = true;

    /**
     * @param out      where to write; it stays open
     * @param partType the media type of the parts, with its parameters, such as {@code application/dicom}
     */
    public MultipartWriter(OutputStream out, String partType) {
        this(out, partType, "affinity-" + UUID.randomUUID());
    }

    /**
     * @param out      where to write; it stays open
     * @param partType the media type of the parts, with its parameters
     * @param boundary what parts the parts: letters, digits and hyphens, 70 at most, never found in the parts
     * @throws IllegalArgumentException for another boundary
     */
    public MultipartWriter(OutputStream out, String partType, String boundary) {
        if (!boundary.matches("[A-Za-z0-9-]{1,70}")) {
            throw new IllegalArgumentException("Not a boundary: " + boundary);
        }
        this.out = out;
        this.partType = requireOneLine(partType);
        this.boundary = boundary;
    }

    /** The value for the Content-Type header of the whole. */
    public String contentType() {
        String mediaType = partType.split(";", 2)[0].strip();
        return "multipart/related; type=\"" + mediaType + "\"; boundary=" + boundary;
    }

    /** Writes a part, reading its content to the end; the content stays open. Returns how many bytes it had. */
    public long part(InputStream content) throws IOException {
        return part(content, "");
    }

    /**
     * Writes a part that says where it can be had.
     *
     * @param content  the content, read to the end and left open
     * @param location the value of Content-Location; empty for none
     * @return how many bytes the content had
     * @throws IllegalArgumentException for a location with line ends
     */
    public long part(InputStream content, String location) throws IOException {
        StringBuilder head = new StringBuilder(first ? "--" : "\r\n--").append(boundary)
                .append("\r\nContent-Type: ").append(partType).append("\r\n");
        if (!location.isEmpty()) {
            head.append("Content-Location: ").append(requireOneLine(location)).append("\r\n");
        }
        ascii(head.append("\r\n").toString());
        first = false;
        byte[] buffer = new byte[COPY_BUFFER];
        long count = 0;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            out.write(buffer, 0, read);
            count += read;
        }
        return count;
    }

    /** Writes the end and flushes. Without it, a reader knows that the body is cut short. */
    public void end() throws IOException {
        ascii((first ? "--" : "\r\n--") + boundary + "--\r\n");
        out.flush();
    }

    private void ascii(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String requireOneLine(String value) {
        if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("A header value cannot have line ends");
        }
        return value;
    }
}
