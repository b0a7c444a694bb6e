package org.affinitydomain.imagingsource.endpoint;

import jakarta.xml.ws.BindingType;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceProvider;
import jakarta.xml.ws.soap.Addressing;
import jakarta.xml.ws.soap.SOAPBinding;
import org.affinitydomain.platform.ActorEndpoint;
import org.affinitydomain.platform.LocalActors;
import org.affinitydomain.xds.soap.StreamingSoap;
import org.affinitydomain.xds.soap.XdsOperations;
import org.apache.cxf.feature.Features;

/** {@code /imaging-source/retrieve}: RAD-69. */
@WebServiceProvider(serviceName = "ImagingDocumentSource_Service", portName = "Retrieve_Port", targetNamespace = "urn:ihe:rad:xdsi-b:2009")
@ServiceMode(Service.Mode.PAYLOAD)
@BindingType(SOAPBinding.SOAP12HTTP_BINDING)
@Addressing(required = true)
@Features(classes = StreamingSoap.class)
public class RetrieveEndpoint extends ActorEndpoint {

    public RetrieveEndpoint() {
        super(XdsOperations.retrieveImagingDocumentSet(LocalActors.imagingSource()));
    }
}
