package org.affinitydomain.xds.soap;

import org.apache.cxf.Bus;
import org.apache.cxf.feature.AbstractFeature;
import org.apache.cxf.interceptor.InterceptorProvider;

/**
 * All that an endpoint of ours adds to CXF's handling of messages. To be named by
 * {@code @Features(classes = StreamedMessages.class)} on every endpoint class: CXF's annotations are not inherited.
 */
public class StreamedMessages extends AbstractFeature {

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
