package org.affinitydomain.pix.v3;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import javax.xml.stream.XMLStreamException;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.affinitydomain.xds.soap.OutgoingBody;
import org.affinitydomain.xds.soap.SoapOperation;
import org.affinitydomain.xds.soap.SoapRequest;

/** The SOAP operations of ITI-44 (ITI TF-2 3.44.4.1.2.4, appendix V). */
public final class PatientRegistryOperations {

    private PatientRegistryOperations() {
    }

    /** One for each interaction. */
    public static SoapOperation[] of(PatientRegistryTracker tracker) {
        return Arrays.stream(Interaction.values()).map(interaction -> new Operation(interaction, tracker)).toArray(SoapOperation[]::new);
    }

    private record Operation(Interaction interaction, PatientRegistryTracker tracker) implements SoapOperation {

        @Override
        public String action() {
            return interaction.action();
        }

        @Override
        public String replyAction() {
            return Interaction.replyAction();
        }

        @Override
        public OutgoingBody handle(SoapRequest request) throws MetadataFormatException, XMLStreamException, IOException {
            Acknowledgement acknowledgement = tracker.take(interaction, message(request));
            return new OutgoingBody(request.mtom(), (xml, documents) -> new AcknowledgementWriter(Clock.systemDefaultZone()).write(acknowledgement, xml));
        }

        private V3Element message(SoapRequest request) throws MetadataFormatException, XMLStreamException {
            String name = request.body().getLocalName();
            if (!name.equals(interaction.artifact()) || !V3Element.NAMESPACE.equals(request.body().getNamespaceURI())) {
                throw new MetadataFormatException("{" + request.body().getNamespaceURI() + "}" + name + " where " + interaction.artifact() + " is due");
            }
            try {
                return V3Element.read(request.body());
            } catch (RuntimeException e) {
                // the server's parser reads texts lazily, and wraps what it finds wrong in them
                if (e.getCause() instanceof XMLStreamException broken) {
                    throw broken;
                }
                throw e;
            }
        }
    }
}
