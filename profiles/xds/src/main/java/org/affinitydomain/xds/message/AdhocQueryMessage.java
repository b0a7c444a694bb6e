package org.affinitydomain.xds.message;

import static org.affinitydomain.xds.ebrim.Namespaces.QUERY;
import static org.affinitydomain.xds.ebrim.Namespaces.RIM;
import static org.affinitydomain.xds.ebrim.Namespaces.RS;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryRequest.ReturnType;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.AdhocQueryResponse.QueryResult;
import org.affinitydomain.xds.transaction.AdhocQueryResponse.Sink;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;

/** {@code query:AdhocQueryRequest} and {@code AdhocQueryResponse}: the bodies of ITI-18 and ITI-51 (ITI TF-2 3.18.4.1). */
public final class AdhocQueryMessage {

    private AdhocQueryMessage() {
    }

    /** Reads a request on whose start the reader stands. */
    public static AdhocQueryRequest readRequest(XMLStreamReader xml, RimLimits limits) throws XMLStreamException, MetadataFormatException {
        XmlPull.expect(xml, QUERY, "AdhocQueryRequest");
        RimReader rim = new RimReader(xml, limits);
        ReturnType returnType = ReturnType.OBJECT_REF;
        String id = "";
        Optional<String> home = Optional.empty();
        List<Slot> parameters = new ArrayList<>();
        while (XmlPull.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "ResponseOption" -> {
                    returnType = returnType(xml);
                    XmlPull.skip(xml);
                }
                case "AdhocQuery" -> {
                    id = XmlPull.attribute(xml, "id").orElse("");
                    home = XmlPull.attribute(xml, "home");
                    while (XmlPull.nextChild(xml)) {
                        if (!xml.getLocalName().equals("Slot")) {
                            XmlPull.skip(xml);
                        } else if (parameters.size() >= limits.partsPerObject()) {
                            throw XmlPull.wrong(xml, "more than " + limits.partsPerObject() + " parameters");
                        } else {
                            parameters.add(rim.slot());
                        }
                    }
                }
                default -> XmlPull.skip(xml);
            }
        }
        return new AdhocQueryRequest(returnType, id, home, parameters);
    }

    private static ReturnType returnType(XMLStreamReader xml) throws MetadataFormatException {
        String text = XmlPull.attribute(xml, "returnType").orElse(ReturnType.OBJECT_REF.text());
        for (ReturnType type : ReturnType.values()) {
            if (type.text().equals(text)) {
                return type;
            }
        }
        throw XmlPull.wrong(xml, "returnType " + text + "; LeafClass and ObjectRef are supported");
    }

    /** Writes a request. */
    public static void writeRequest(AdhocQueryRequest request, XMLStreamWriter xml) throws XMLStreamException {
        RimWriter rim = new RimWriter(xml);
        xml.writeStartElement("query", "AdhocQueryRequest", QUERY);
        xml.writeNamespace("query", QUERY);
        rim.bindPrefix();
        xml.writeEmptyElement("query", "ResponseOption", QUERY);
        xml.writeAttribute("returnComposedObjects", "true");
        xml.writeAttribute("returnType", request.returnType().text());
        xml.writeStartElement("rim", "AdhocQuery", RIM);
        xml.writeAttribute("id", request.queryId());
        if (request.home().isPresent()) {
            xml.writeAttribute("home", request.home().get());
        }
        for (Slot parameter : request.parameters()) {
            rim.slot(parameter);
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** Writes a response, object by object. */
    public static void writeResponse(AdhocQueryResponse response, XMLStreamWriter xml) throws XMLStreamException, IOException {
        RimWriter rim = new RimWriter(xml);
        xml.writeStartElement("query", "AdhocQueryResponse", QUERY);
        xml.writeNamespace("query", QUERY);
        xml.writeNamespace("rs", RS);
        rim.bindPrefix();
        xml.writeAttribute("status", response.response().status().urn());
        RegistryResponseMessage.writeErrors(response.response().errors(), xml);
        xml.writeStartElement("rim", "RegistryObjectList", RIM);
        response.result().sendTo(new WritingSink(xml, rim));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** Reads a response on whose start the reader stands; its objects are bounded by the limits. */
    public static AdhocQueryResponse readResponse(XMLStreamReader xml, RimLimits limits) throws XMLStreamException, MetadataFormatException {
        XmlPull.expect(xml, QUERY, "AdhocQueryResponse");
        RegistryResponse.Status status = RegistryResponseMessage.status(xml);
        List<RegistryError> errors = new ArrayList<>();
        RegistryObjectList objects = new RegistryObjectList(List.of(), List.of());
        while (XmlPull.nextChild(xml)) {
            if (xml.getLocalName().equals("RegistryObjectList")) {
                objects = new RimReader(xml, limits).registryObjectList();
            } else {
                RegistryResponseMessage.readErrors(xml, errors);
            }
        }
        return new AdhocQueryResponse(new RegistryResponse(status, errors), resultOf(objects));
    }

    /** A result of objects that are at hand. */
    public static QueryResult resultOf(RegistryObjectList objects) {
        return sink -> {
            for (RegistryObject object : objects.objects()) {
                sink.object(fragment(object));
            }
            for (String ref : objects.objectRefs()) {
                sink.objectRef(ref, Optional.empty());
            }
        };
    }

    /** The objects of a result, at most as many as the limits allow. */
    public static RegistryObjectList objectsOf(QueryResult result, RimLimits limits) throws IOException, MetadataFormatException {
        List<RegistryObject> objects = new ArrayList<>();
        List<String> refs = new ArrayList<>();
        try {
            result.sendTo(new Sink() {
                @Override
                public void object(byte[] xml) throws IOException {
                    count();
                    objects.add(parse(xml, limits));
                }

                @Override
                public void objectRef(String id, Optional<String> home) throws IOException {
                    count();
                    refs.add(id);
                }

                private void count() throws IOException {
                    if (objects.size() + refs.size() >= limits.objects()) {
                        throw new IOException("more than " + limits.objects() + " objects in a result");
                    }
                }
            });
        } catch (WrappedFormatException e) {
            throw e.cause();
        }
        return new RegistryObjectList(objects, refs);
    }

    /** The ebRIM element of an object as a {@link Sink} takes it and a registry stores it. */
    public static byte[] fragment(RegistryObject object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try {
            XMLStreamWriter xml = Xml.writer(bytes);
            new RimWriter(xml).object(object, true);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("object " + object.id() + " cannot be written as XML", e);
        }
        return bytes.toByteArray();
    }

    /** The object of such an element. */
    public static RegistryObject parse(byte[] fragment, RimLimits limits) throws IOException {
        try {
            XMLStreamReader xml = Xml.reader(new ByteArrayInputStream(fragment));
            xml.nextTag();
            for (RegistryObject.Element element : RegistryObject.Element.values()) {
                if (element.localName().equals(xml.getLocalName())) {
                    return new RimReader(xml, limits).object(element);
                }
            }
            throw new WrappedFormatException(XmlPull.wrong(xml, xml.getLocalName() + " is no registry object"));
        } catch (XMLStreamException e) {
            throw new IOException("a registry object is no XML", e);
        } catch (MetadataFormatException e) {
            throw new WrappedFormatException(e);
        }
    }

    /** Carries a format error through the sink. */
    private static final class WrappedFormatException extends IOException {
        private static final long serialVersionUID = 1L;

        WrappedFormatException(MetadataFormatException cause) {
            super(cause);
        }

        MetadataFormatException cause() {
            return (MetadataFormatException) getCause();
        }
    }

    /** Writes what it takes into a RegistryObjectList. */
    private record WritingSink(XMLStreamWriter xml, RimWriter rim) implements Sink {
        @Override
        public void object(byte[] fragment) throws IOException {
            try {
                Xml.writeElement(fragment, xml);
            } catch (XMLStreamException e) {
                throw new IOException("a registry object cannot be written", e);
            }
        }

        @Override
        public void objectRef(String id, Optional<String> home) throws IOException {
            try {
                rim.objectRef(id, home);
            } catch (XMLStreamException e) {
                throw new IOException("an ObjectRef cannot be written", e);
            }
        }
    }
}
