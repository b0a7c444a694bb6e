package org.affinitydomain.xds.soap;

import org.apache.cxf.Bus;
import org.apache.cxf.feature.AbstractFeature;
import org.apache.cxf.interceptor.InterceptorProvider;

/**
 * The interceptors of a {@link SoapEndpoint}. CXF's annotations are not inherited, so each endpoint says
 * {@code @Features(classes = StreamedBodies.class)} itself; one that forgets it is refused when it is made, since it would
 * answer with empty bodies.
 */
public final class StreamedBodies extends AbstractFeature {

    @Override
    protected void initializeProvider(InterceptorProvider endpoint, Bus bus) {
        endpoint.getInInterceptors().add(new WholeMultipart());
        endpoint.getInInterceptors().add(new RefuseDtd());
        endpoint.getOutInterceptors().add(new ReplyAddressing());
        endpoint.getOutInterceptors().add(new MtomChoice());
        endpoint.getOutInterceptors().add(new BodyWriting());
        endpoint.getOutFaultInterceptors().add(new ReplyAddressing());
    }
}
