package org.affinitydomain.xds.soap;

import org.apache.cxf.Bus;
import org.apache.cxf.feature.AbstractFeature;
import org.apache.cxf.interceptor.InterceptorProvider;

/** What makes a CXF endpoint the one that {@link SoapEndpoint} describes; named by the annotation {@code @Features}. */
public final class StreamingSoap extends AbstractFeature {

    @Override
    protected void initializeProvider(InterceptorProvider provider, Bus bus) {
        provider.getInInterceptors().add(new WholeMultipart());
        provider.getInInterceptors().add(new RefuseDtd());
        provider.getOutInterceptors().add(new ReplyAddressing());
        provider.getOutInterceptors().add(new MessageForm());
        provider.getOutInterceptors().add(new BodyWriting());
        provider.getOutFaultInterceptors().add(new ReplyAddressing());
    }
}
