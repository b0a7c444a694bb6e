package org.affinitydomain.registry.endpoint;

import jakarta.xml.ws.BindingType;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceProvider;
import jakarta.xml.ws.soap.Addressing;
import jakarta.xml.ws.soap.SOAPBinding;
import org.affinitydomain.platform.ActorEndpoint;
import org.affinitydomain.xds.soap.StreamingSoap;
import org.affinitydomain.xds.soap.XdsOperations;
import org.apache.cxf.feature.Features;

/** {@code /registry/update}: ITI-57. */
@WebServiceProvider(serviceName = "DocumentRegistry_Service", portName = "Update_Port", targetNamespace = "urn:ihe:iti:xds-b:2010")
@ServiceMode(Service.Mode.PAYLOAD)
@BindingType(SOAPBinding.SOAP12HTTP_BINDING)
@Addressing(required = true)
@Features(classes = StreamingSoap.class)
public class UpdateEndpoint extends ActorEndpoint {

    public UpdateEndpoint() {
        super(XdsOperations.updateDocumentSet(request -> Administration.find().updateDocumentSet(request)));
    }
}
