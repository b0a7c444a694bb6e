package org.affinitydomain.xds.soap;

import java.nio.charset.StandardCharsets;
import org.apache.cxf.interceptor.AttachmentOutInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/**
 * Gives a message its form before the first byte of it is written: MTOM or plain, as its {@link OutgoingBody} says, and
 * UTF-8, where CXF would answer in the encoding of the request, which may have no room for what is registered.
 */
public final class MessageForm extends AbstractPhaseInterceptor<Message> {

    public MessageForm() {
        super(Phase.PRE_STREAM);
        addBefore(AttachmentOutInterceptor.class.getName());
    }

    @Override
    public void handleMessage(Message message) {
        OutgoingBody body = message.getExchange().get(OutgoingBody.class);
        message.put(Message.MTOM_ENABLED, body != null && body.mtom());
        message.put(Message.ENCODING, StandardCharsets.UTF_8.name());
    }
}
