package org.affinitydomain.repository.endpoint;

import jakarta.xml.ws.BindingType;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceProvider;
import jakarta.xml.ws.soap.Addressing;
import jakarta.xml.ws.soap.SOAPBinding;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.affinitydomain.platform.ActorEndpoint;
import org.affinitydomain.repository.DocumentAdministration;
import org.affinitydomain.xds.soap.StreamingSoap;
import org.affinitydomain.xds.soap.XdsOperations;
import org.affinitydomain.xds.transaction.TransactionException;
import org.apache.cxf.feature.Features;

/** {@code /repository/remove}: ITI-86. */
@WebServiceProvider(serviceName = "DocumentRepository_Service", portName = "Remove_Port", targetNamespace = "urn:ihe:iti:xds-b:2007")
@ServiceMode(Service.Mode.PAYLOAD)
@BindingType(SOAPBinding.SOAP12HTTP_BINDING)
@Addressing(required = true)
@Features(classes = StreamingSoap.class)
public class RemoveEndpoint extends ActorEndpoint {

    public RemoveEndpoint() {
        super(XdsOperations.removeDocuments(request -> administration().removeDocuments(request)));
    }

    /** The repository's bean; found at every call, because endpoints are made before it. */
    private static DocumentAdministration administration() throws TransactionException {
        try {
            return InitialContext.doLookup("java:module/DocumentRepositoryBean!" + DocumentAdministration.class.getName());
        } catch (NamingException e) {
            throw new TransactionException("the repository of this server is not running", e);
        }
    }
}
