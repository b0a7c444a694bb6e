package org.affinitydomain.xds.soap;

import org.apache.cxf.interceptor.AttachmentOutInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Makes a message MTOM or plain as its {@link OutgoingBody} says, before the first byte of it is written. */
public final class MtomChoice extends AbstractPhaseInterceptor<Message> {

    public MtomChoice() {
        super(Phase.PRE_STREAM);
        addBefore(AttachmentOutInterceptor.class.getName());
    }

    @Override
    public void handleMessage(Message message) {
        OutgoingBody body = message.getExchange().get(OutgoingBody.class);
        message.put(Message.MTOM_ENABLED, body != null && body.mtom());
    }
}
