package org.affinitydomain.platform;

import org.affinitydomain.xds.soap.BodyWriting;
import org.affinitydomain.xds.soap.MtomChoice;
import org.affinitydomain.xds.soap.RefuseDtd;
import org.affinitydomain.xds.soap.ReplyAddressing;
import org.affinitydomain.xds.soap.SoapEndpoint;
import org.affinitydomain.xds.soap.SoapOperation;
import org.affinitydomain.xds.soap.WholeMultipart;
import org.apache.cxf.interceptor.InInterceptors;
import org.apache.cxf.interceptor.OutFaultInterceptors;
import org.apache.cxf.interceptor.OutInterceptors;

/**
 * A SOAP endpoint of an actor in this server. A subclass gives the operations and carries the JAX-WS annotations, which
 * are not inherited: {@code @WebServiceProvider}, {@code @ServiceMode(PAYLOAD)}, {@code @BindingType} of SOAP 1.2 over
 * HTTP, and {@code @Addressing(required = true)}. Its address is a servlet mapping in {@code web.xml}.
 */
@InInterceptors(classes = {WholeMultipart.class, RefuseDtd.class})
@OutInterceptors(classes = {ReplyAddressing.class, MtomChoice.class, BodyWriting.class})
@OutFaultInterceptors(classes = ReplyAddressing.class)
public abstract class ActorEndpoint extends SoapEndpoint {

    protected ActorEndpoint(SoapOperation... operations) {
        super(operations);
    }

    @Override
    protected void breakOff(Exception cause) {
        Connections.breakOff(cause);
    }
}
