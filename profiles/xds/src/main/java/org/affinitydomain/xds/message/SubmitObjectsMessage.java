package org.affinitydomain.xds.message;

import static org.affinitydomain.xds.ebrim.Namespaces.LCM;
import static org.affinitydomain.xds.ebrim.Namespaces.RIM;
import static org.affinitydomain.xds.ebrim.Namespaces.RS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.RegistryObjectList;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.ebrim.RimReader;
import org.affinitydomain.xds.ebrim.RimWriter;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;

/** {@code lcm:SubmitObjectsRequest}: the body of ITI-42 and the metadata of ITI-41 (ITI TF-2 3.42.4.1.2). */
public final class SubmitObjectsMessage {

    private SubmitObjectsMessage() {
    }

    /** Reads the element on whose start the reader stands. */
    public static SubmitObjectsRequest read(XMLStreamReader xml, RimLimits limits) throws XMLStreamException, MetadataFormatException {
        XmlPull.expect(xml, LCM, "SubmitObjectsRequest");
        RimReader rim = new RimReader(xml, limits);
        List<Slot> slots = new ArrayList<>();
        Optional<RegistryObjectList> objects = Optional.empty();
        while (XmlPull.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "RequestSlotList" -> {
                    while (XmlPull.nextChild(xml)) {
                        if (slots.size() >= limits.partsPerObject()) {
                            throw XmlPull.wrong(xml, "more than " + limits.partsPerObject() + " slots in RequestSlotList");
                        }
                        slots.add(rim.slot());
                    }
                }
                case "RegistryObjectList" -> objects = Optional.of(rim.registryObjectList());
                default -> XmlPull.skip(xml);
            }
        }
        return new SubmitObjectsRequest(slots, objects.orElseThrow(
                () -> XmlPull.wrong(xml, "SubmitObjectsRequest without RegistryObjectList")));
    }

    /** Writes the element with its namespaces. */
    public static void write(SubmitObjectsRequest request, XMLStreamWriter xml) throws XMLStreamException {
        RimWriter rim = new RimWriter(xml);
        xml.writeStartElement("lcm", "SubmitObjectsRequest", LCM);
        xml.writeNamespace("lcm", LCM);
        rim.bindPrefix();
        if (!request.requestSlots().isEmpty()) {
            xml.writeStartElement("rs", "RequestSlotList", RS);
            xml.writeNamespace("rs", RS);
            for (Slot slot : request.requestSlots()) {
                rim.slot(slot);
            }
            xml.writeEndElement();
        }
        xml.writeStartElement("rim", "RegistryObjectList", RIM);
        for (RegistryObject object : request.objects()) {
            rim.object(object, false);
        }
        for (String ref : request.content().objectRefs()) {
            rim.objectRef(ref, Optional.empty());
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }
}
