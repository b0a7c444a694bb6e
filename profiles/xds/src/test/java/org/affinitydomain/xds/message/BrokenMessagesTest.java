package org.affinitydomain.xds.message;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.junit.jupiter.api.Test;

/** Whatever is done to a message, reading it ends in a value or in one of the three announced exceptions. */
class BrokenMessagesTest {

    private static final List<String> GOLDEN = List.of("iti-42-two-documents.xml", "iti-18-get-documents.xml", "iti-43-request.xml",
            "iti-41-two-documents.xml", "rad-69-request.xml");

    @Provide
    Arbitrary<String> golden() {
        return Arbitraries.of(GOLDEN);
    }

    @Property(tries = 400)
    void survivesChangedBytes(@ForAll("golden") String name, @ForAll @IntRange(min = 0, max = 30_000) int at, @ForAll byte value,
                              @ForAll @IntRange(min = 0, max = 40) int removed) throws IOException {
        byte[] bytes = Golden.bytes(name);
        int position = at % bytes.length;
        int end = Math.min(bytes.length, position + removed);
        byte[] broken = new byte[bytes.length - (end - position) + 1];
        System.arraycopy(bytes, 0, broken, 0, position);
        broken[position] = value;
        System.arraycopy(bytes, end, broken, position + 1, bytes.length - end);
        try {
            read(Golden.reader(broken));
        } catch (MetadataFormatException | XMLStreamException e) {
            assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
        }
    }

    @Property(tries = 200)
    void survivesTruncation(@ForAll("golden") String name, @ForAll @IntRange(min = 1, max = 30_000) int cut) {
        byte[] bytes = Golden.bytes(name);
        byte[] broken = java.util.Arrays.copyOf(bytes, bytes.length - 1 - cut % (bytes.length - 1));
        String text = new String(broken, StandardCharsets.UTF_8).strip();
        if (text.endsWith("Request>")) {
            return;
        }
        assertThrows(XMLStreamException.class, () -> read(Golden.reader(broken)));
    }

    @Test
    void readsNoEntitiesAndNoDtd() throws Exception {
        String bomb = "<!DOCTYPE q [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
                + "<q:AdhocQueryRequest xmlns:q='urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0' xmlns:r='urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0'>"
                + "<r:AdhocQuery id='urn:uuid:1'><r:Slot name='$p'><r:ValueList><r:Value>&b;&x;</r:Value></r:ValueList></r:Slot></r:AdhocQuery></q:AdhocQueryRequest>";
        try {
            var request = AdhocQueryMessage.readRequest(Golden.reader(bomb.getBytes(StandardCharsets.UTF_8)), RimLimits.DEFAULT);
            assertTrue(request.parameters().get(0).values().get(0).isEmpty(), "an entity was read: " + request);
        } catch (XMLStreamException e) {
            assertTrue(e.getMessage().contains("ntit"), e.getMessage());
        }
    }

    @Test
    void boundsWhatASenderDecides() {
        RimLimits small = new RimLimits(3, 10, 100);
        assertThrows(MetadataFormatException.class,
                () -> SubmitObjectsMessage.read(Golden.reader(Golden.bytes("iti-42-two-documents.xml")), small));
        assertThrows(MetadataFormatException.class, () -> AdhocQueryMessage.readRequest(Golden.reader(
                new String(Golden.bytes("iti-18-get-documents.xml")).replace("('", "('" + "x".repeat(200)).getBytes()), small));
    }

    private static void read(XMLStreamReader xml) throws XMLStreamException, MetadataFormatException, IOException {
        switch (xml.getLocalName()) {
            case "SubmitObjectsRequest" -> SubmitObjectsMessage.read(xml, RimLimits.DEFAULT);
            case "AdhocQueryRequest" -> AdhocQueryMessage.readRequest(xml, RimLimits.DEFAULT);
            case "RetrieveDocumentSetRequest" -> RetrieveDocumentSetMessage.readRequest(xml);
            case "RetrieveImagingDocumentSetRequest" -> RetrieveImagingDocumentSetMessage.read(xml);
            default -> {
                try (InboundDocuments inbound = new InboundDocuments(id -> InputStream.nullInputStream())) {
                    ProvideAndRegisterMessage.read(xml, RimLimits.DEFAULT, inbound);
                }
            }
        }
        while (xml.hasNext()) {
            xml.next();
        }
    }
}
