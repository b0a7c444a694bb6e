package org.affinitydomain.xds.soap;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.cxf.interceptor.AttachmentInInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/**
 * Refuses a multipart message that ends before its closing boundary (RFC 2046, 5.1.1). Without this the last document of a
 * message that broke off would be taken as whole.
 */
public final class WholeMultipart extends AbstractPhaseInterceptor<Message> {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);

    public WholeMultipart() {
        super(Phase.RECEIVE);
        addBefore(AttachmentInInterceptor.class.getName());
    }

    @Override
    public void handleMessage(Message message) {
        InputStream in = message.getContent(InputStream.class);
        Matcher boundary = BOUNDARY.matcher(Optional.ofNullable((String) message.get(Message.CONTENT_TYPE)).orElse(""));
        if (in != null && boundary.find()) {
            message.setContent(InputStream.class, new Watched(in, "--" + boundary.group(1) + "--"));
        }
    }

    /** Remembers the end of what was read, and looks for the closing boundary there when the stream ends. */
    private static final class Watched extends FilterInputStream {
        private static final int EPILOGUE_BYTES = 256;

        private final byte[] closing;
        private final byte[] tail;
        private int length;

        Watched(InputStream in, String closing) {
            super(in);
            this.closing = closing.getBytes(StandardCharsets.ISO_8859_1);
            this.tail = new byte[this.closing.length + EPILOGUE_BYTES];
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            int read = in.read(bytes, offset, count);
            if (read > 0) {
                remember(bytes, offset, read);
            } else if (read < 0 && !closed()) {
                throw new IOException("the multipart message breaks off before its closing boundary");
            }
            return read;
        }

        private void remember(byte[] bytes, int offset, int count) {
            int taken = Math.min(count, tail.length);
            int kept = Math.min(length, tail.length - taken);
            System.arraycopy(tail, length - kept, tail, 0, kept);
            System.arraycopy(bytes, offset + count - taken, tail, kept, taken);
            length = kept + taken;
        }

        private boolean closed() {
            return new String(tail, 0, length, StandardCharsets.ISO_8859_1)
                    .contains(new String(closing, StandardCharsets.ISO_8859_1));
        }
    }
}
