package org.affinitydomain.registry.endpoint;

import jakarta.xml.ws.BindingType;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceProvider;
import jakarta.xml.ws.soap.Addressing;
import jakarta.xml.ws.soap.SOAPBinding;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.affinitydomain.pix.v3.PatientRegistryOperations;
import org.affinitydomain.pix.v3.PatientRegistryTracker;
import org.affinitydomain.platform.ActorEndpoint;
import org.affinitydomain.xds.soap.StreamingSoap;
import org.apache.cxf.feature.Features;

/** {@code /registry/patient-feed}: ITI-44. */
@WebServiceProvider(serviceName = "DocumentRegistry_Service", portName = "PatientFeed_Port", targetNamespace = "urn:ihe:iti:xds-b:2007")
@ServiceMode(Service.Mode.PAYLOAD)
@BindingType(SOAPBinding.SOAP12HTTP_BINDING)
@Addressing(required = true)
@Features(classes = StreamingSoap.class)
public class PatientFeedEndpoint extends ActorEndpoint {

    private static final String NAME = "java:module/DocumentRegistryBean!" + PatientRegistryTracker.class.getName();

    public PatientFeedEndpoint() {
        super(PatientRegistryOperations.of((interaction, message) -> registry().take(interaction, message)));
    }

    /** Finds the bean; at every call, because endpoints are made before it. */
    private static PatientRegistryTracker registry() {
        try {
            return InitialContext.doLookup(NAME);
        } catch (NamingException e) {
            throw new IllegalStateException("the registry of this server is not running", e);
        }
    }
}
