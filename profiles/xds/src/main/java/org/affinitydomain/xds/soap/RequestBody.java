package org.affinitydomain.xds.soap;

import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Gives a client's request its body; a document that cannot be read makes the request fail, which breaks its connection. */
final class RequestBody extends AbstractPhaseInterceptor<Message> {

    private final OutgoingBody body;

    RequestBody(OutgoingBody body) {
        super(Phase.SETUP);
        this.body = body;
    }

    @Override
    public void handleMessage(Message message) {
        message.getExchange().put(OutgoingBody.class, body);
        message.getExchange().put(BrokenOff.class, cause -> {
            throw new Fault(cause);
        });
    }
}
