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
        super(part.contentId(), new DataHandler(new ContentDataSource(part, broken)));
        setXOP(true);
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
