package org.affinitydomain.ear.ipf;

import jakarta.activation.DataHandler;
import jakarta.mail.util.ByteArrayDataSource;
import jakarta.xml.bind.attachment.AttachmentUnmarshaller;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The MIME parts of an MTOM message, for JAXB. */
final class Attachments extends AttachmentUnmarshaller {

    private final Map<String, byte[]> parts;

    Attachments(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    @Override
    public boolean isXOPPackage() {
        return true;
    }

    @Override
    public DataHandler getAttachmentAsDataHandler(String cid) {
        return new DataHandler(new ByteArrayDataSource(getAttachmentAsByteArray(cid), "application/octet-stream"));
    }

    @Override
    public byte[] getAttachmentAsByteArray(String cid) {
        String id = java.net.URLDecoder.decode(cid.substring("cid:".length()).replace("+", "%2B"), StandardCharsets.UTF_8);
        if (!parts.containsKey(id)) {
            throw new IllegalArgumentException("no part " + id);
        }
        return parts.get(id);
    }
}
