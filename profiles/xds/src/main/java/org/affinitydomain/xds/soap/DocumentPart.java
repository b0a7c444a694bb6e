package org.affinitydomain.xds.soap;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.affinitydomain.xds.message.OutboundDocuments;
import org.apache.cxf.attachment.AttachmentImpl;

/** A document as a MIME part of a message. */
final class DocumentPart extends AttachmentImpl {

    DocumentPart(OutboundDocuments.Part part, BrokenOff broken) {
        super(part.contentId(), new ContentHandler(new ContentDataSource(part, broken)));
        setXOP(true);
    }

    /** Writes the content in pieces that are worth a system call; DataHandler's own are of 8 KiB. */
    private static final class ContentHandler extends DataHandler {
        private static final int PIECE_BYTES = 128 << 10;

        ContentHandler(DataSource content) {
            super(content);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            byte[] piece = new byte[PIECE_BYTES];
            try (InputStream in = getInputStream()) {
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    out.write(piece, 0, read);
                }
            }
        }
    }

    /** Reads the content of a part; nothing is written through it. */
    private record ContentDataSource(OutboundDocuments.Part part, BrokenOff broken) implements DataSource {
        @Override
        public InputStream getInputStream() throws IOException {
            return new Guarded(broken.reading(part.content()::open), broken);
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            throw new IOException("a document is only read");
        }

        @Override
        public String getContentType() {
            return part.mimeType();
        }

        @Override
        public String getName() {
            return part.contentId();
        }
    }

    /** Breaks the connection when reading fails. */
    private static final class Guarded extends FilterInputStream {
        private final BrokenOff broken;

        Guarded(InputStream in, BrokenOff broken) {
            super(in);
            this.broken = broken;
        }

        @Override
        public int read() throws IOException {
            return broken.reading(in::read);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return broken.reading(() -> in.read(bytes, offset, length));
        }
    }
}
