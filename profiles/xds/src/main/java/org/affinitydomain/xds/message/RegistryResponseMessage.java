package org.affinitydomain.xds.message;

import static org.affinitydomain.xds.ebrim.Namespaces.RS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryError.Severity;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RegistryResponse.Status;

/** {@code rs:RegistryResponse} and its list of errors (ITI TF-3 4.2.4). */
public final class RegistryResponseMessage {

    private static final int MAX_ERRORS = 10_000;

    private RegistryResponseMessage() {
    }

    /** Writes the element; the prefix is declared on it. */
    public static void write(RegistryResponse response, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("rs", "RegistryResponse", RS);
        xml.writeNamespace("rs", RS);
        xml.writeAttribute("status", response.status().urn());
        writeErrors(response.errors(), xml);
        xml.writeEndElement();
    }

    /** Writes the list of errors, when there are any, where the prefix {@code rs} is declared. */
    static void writeErrors(List<RegistryError> errors, XMLStreamWriter xml) throws XMLStreamException {
        if (errors.isEmpty()) {
            return;
        }
        xml.writeStartElement("rs", "RegistryErrorList", RS);
        boolean anyError = errors.stream().anyMatch(e -> e.severity() == Severity.ERROR);
        xml.writeAttribute("highestSeverity", (anyError ? Severity.ERROR : Severity.WARNING).urn());
        for (RegistryError error : errors) {
            xml.writeStartElement("rs", "RegistryError", RS);
            xml.writeAttribute("errorCode", error.errorCode());
            xml.writeAttribute("codeContext", XmlText.clean(error.codeContext()));
            xml.writeAttribute("severity", error.severity().urn());
            xml.writeAttribute("location", XmlText.clean(error.location()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** Reads the element on whose start the reader stands. */
    public static RegistryResponse read(XMLStreamReader xml) throws XMLStreamException, MetadataFormatException {
        XmlPull.expect(xml, RS, "RegistryResponse");
        Status status = status(xml);
        List<RegistryError> errors = new ArrayList<>();
        while (XmlPull.nextChild(xml)) {
            readErrors(xml, errors);
        }
        return new RegistryResponse(status, errors);
    }

    /** The status attribute of the current element. */
    static Status status(XMLStreamReader xml) throws MetadataFormatException {
        String urn = XmlPull.required(xml, "status");
        return Arrays.stream(Status.values()).filter(s -> s.urn().equals(urn)).findFirst()
                .orElseThrow(() -> XmlPull.wrong(xml, "unknown status " + urn));
    }

    /** Reads a RegistryErrorList into the list; another element is stepped over. */
    static void readErrors(XMLStreamReader xml, List<RegistryError> errors) throws XMLStreamException, MetadataFormatException {
        if (!xml.getLocalName().equals("RegistryErrorList")) {
            XmlPull.skip(xml);
            return;
        }
        while (XmlPull.nextChild(xml)) {
            if (errors.size() >= MAX_ERRORS) {
                throw XmlPull.wrong(xml, "more than " + MAX_ERRORS + " errors");
            }
            Severity severity = XmlPull.attribute(xml, "severity").filter(s -> s.endsWith("Warning")).isPresent()
                    ? Severity.WARNING : Severity.ERROR;
            errors.add(new RegistryError(XmlPull.attribute(xml, "errorCode").orElse(""),
                    XmlPull.attribute(xml, "codeContext").orElse(""), severity, XmlPull.attribute(xml, "location").orElse("")));
            XmlPull.skip(xml);
        }
    }
}
