package org.affinitydomain.platform;

import org.affinitydomain.xds.soap.SoapEndpoint;
import org.affinitydomain.xds.soap.SoapOperation;

/**
 * A SOAP endpoint of an actor in this server. A subclass gives the operations and carries the JAX-WS annotations, which
 * are not inherited: {@code @WebServiceProvider}, {@code @ServiceMode(PAYLOAD)}, {@code @BindingType} of SOAP 1.2 over
 * HTTP, {@code @Addressing(required = true)}, and CXF's {@code @Features(classes = StreamingSoap.class)}. Its address
 * is a servlet mapping in {@code web.xml}.
 */
public abstract class ActorEndpoint extends SoapEndpoint {

    protected ActorEndpoint(SoapOperation... operations) {
        super(operations);
    }

    @Override
    protected void breakOff(Exception cause) {
        Connections.breakOff(cause);
    }
}
