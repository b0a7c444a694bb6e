package org.affinitydomain.xds.message;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.affinitydomain.xds.ebrim.Namespaces;
import org.affinitydomain.xds.transaction.DocumentContent;

/**
 * The documents of an incoming message: MIME parts named by {@code xop:Include}, which stay on the wire until they are
 * read, and base64 inside the XML, which is decoded into temporary files as it is read. Closing removes those files and
 * lets go of the connection.
 */
public final class InboundDocuments implements Closeable {

    /** The MIME parts of the message. */
    @FunctionalInterface
    public interface Attachments {

        /**
         * Opens a part.
         *
         * @param contentId without angle brackets
         * @throws IOException when there is no such part, or it cannot be read
         */
        InputStream open(String contentId) throws IOException;
    }

    private final Attachments attachments;
    private final Closeable connection;
    private final List<Path> files = new ArrayList<>();

    /** The documents of a message whose connection is somebody else's. */
    public InboundDocuments(Attachments attachments) {
        this(attachments, () -> { });
    }

    /**
     * The documents of a message.
     *
     * @param attachments its MIME parts
     * @param connection  closed together with this
     */
    public InboundDocuments(Attachments attachments, Closeable connection) {
        this.attachments = attachments;
        this.connection = connection;
    }

    /** Reads the content of the element on whose start the reader stands: {@code xop:Include} or base64. */
    DocumentContent read(XMLStreamReader xml) throws XMLStreamException, MetadataFormatException, IOException {
        String element = xml.getLocalName();
        Path file = null;
        OutputStream out = OutputStream.nullOutputStream();
        DocumentContent content = null;
        try {
            while (xml.next() != XMLStreamConstants.END_ELEMENT) {
                if (xml.isStartElement()) {
                    XmlPull.expect(xml, Namespaces.XOP, "Include");
                    content = attached(XmlPull.required(xml, "href"));
                    XmlPull.skip(xml);
                } else if (xml.isCharacters() && content == null) {
                    if (file == null) {
                        if (xml.isWhiteSpace()) {
                            continue;
                        }
                        file = temporaryFile();
                        out = new Base64Decoding(new BufferedOutputStream(Files.newOutputStream(file)));
                    }
                    out.write(new String(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength()).getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IllegalArgumentException e) {
            throw XmlPull.wrong(xml, element + " is neither base64 nor xop:Include");
        } finally {
            close(out, xml, element);
        }
        if (content != null) {
            return content;
        }
        Path decoded = file;
        return decoded == null ? InputStream::nullInputStream : () -> Files.newInputStream(decoded);
    }

    private static void close(OutputStream out, XMLStreamReader xml, String element) throws IOException, MetadataFormatException {
        try {
            out.close();
        } catch (IllegalArgumentException e) {
            throw XmlPull.wrong(xml, element + " is no whole base64");
        }
    }

    private DocumentContent attached(String href) throws MetadataFormatException {
        if (!href.startsWith("cid:")) {
            throw new MetadataFormatException("xop:Include of " + href + ": only parts of the same message (cid:) are read");
        }
        String contentId = java.net.URLDecoder.decode(href.substring(4).replace("+", "%2B"), StandardCharsets.UTF_8);
        return () -> attachments.open(contentId);
    }

    private Path temporaryFile() throws IOException {
        Path file = Files.createTempFile("affinity-inline-", ".tmp");
        files.add(file);
        return file;
    }

    @Override
    public void close() throws IOException {
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } finally {
            connection.close();
        }
    }

    /** Decodes base64 in pieces of any length, white space anywhere. */
    private static final class Base64Decoding extends FilterOutputStream {
        private final byte[] pending = new byte[8192];
        private int count;

        Base64Decoding(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                write(bytes[i]);
            }
        }

        @Override
        public void write(int b) throws IOException {
            if (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
                return;
            }
            pending[count++] = (byte) b;
            if (count == pending.length) {
                decode();
            }
        }

        /** The buffer's length is a multiple of four, so no group is cut. */
        private void decode() throws IOException {
            out.write(Base64.getDecoder().decode(java.util.Arrays.copyOf(pending, count)));
            count = 0;
        }

        @Override
        public void close() throws IOException {
            try {
                decode();
            } finally {
                out.close();
            }
        }
    }
}
