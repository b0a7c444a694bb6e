package org.affinitydomain.xds.soap;

import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.ws.addressing.AddressingProperties;
import org.apache.cxf.ws.addressing.ContextUtils;
import org.apache.cxf.ws.addressing.soap.MAPCodec;

/** Puts the action into the WS-Addressing headers of an answer: the operation's, or that of a fault. */
public final class ReplyAddressing extends AbstractPhaseInterceptor<Message> {

    private static final String FAULT_ACTION = "http://www.w3.org/2005/08/addressing/soap/fault";

    public ReplyAddressing() {
        super(Phase.PRE_PROTOCOL);
        addBefore(MAPCodec.class.getName());
    }

    @Override
    public void handleMessage(Message message) {
        AddressingProperties addressing = ContextUtils.retrieveMAPs(message, false, true);
        if (addressing == null) {
            return;
        }
        SoapOperation operation = message.getExchange().get(SoapOperation.class);
        boolean fault = operation == null || message.getContent(Exception.class) != null;
        addressing.setAction(ContextUtils.getAttributedURI(fault ? FAULT_ACTION : operation.replyAction()));
    }
}
