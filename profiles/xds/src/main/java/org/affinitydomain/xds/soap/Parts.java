package org.affinitydomain.xds.soap;

import java.io.IOException;
import java.io.InputStream;
import org.apache.cxf.message.Attachment;
import org.apache.cxf.message.Message;

/** The MIME parts of an incoming message. */
final class Parts {

    private Parts() {
    }

    /**
     * Opens a part. Parts that are opened in their order stay on the wire until they are read.
     *
     * @throws IOException when there is no such part, or the message breaks off before it
     */
    static InputStream open(Message message, String contentId) throws IOException {
        try {
            if (message.getAttachments() != null) {
                for (Attachment attachment : message.getAttachments()) {
                    if (attachment.getId().equals(contentId)) {
                        return attachment.getDataHandler().getInputStream();
                    }
                }
            }
        } catch (RuntimeException e) {
            // stepping to the next part reads the wire, and wraps what goes wrong there
            if (e.getCause() instanceof IOException broken) {
                throw new IOException(broken.getMessage(), e);
            }
            throw e;
        }
        throw new IOException("the message has no MIME part with the Content-ID <" + contentId + ">");
    }
}
