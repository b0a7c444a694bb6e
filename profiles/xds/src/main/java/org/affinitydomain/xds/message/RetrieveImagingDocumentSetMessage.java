package org.affinitydomain.xds.message;

import static org.affinitydomain.xds.ebrim.Namespaces.XDS;
import static org.affinitydomain.xds.ebrim.Namespaces.XDSI;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.SeriesRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.StudyRequest;

/** {@code iherad:RetrieveImagingDocumentSetRequest}: the body of RAD-69 (RAD TF-3 4.69.4.1.2). */
public final class RetrieveImagingDocumentSetMessage {

    private RetrieveImagingDocumentSetMessage() {
    }

    /** Reads a request on whose start the reader stands. */
    public static RetrieveImagingDocumentSetRequest read(XMLStreamReader xml) throws XMLStreamException, MetadataFormatException {
        XmlPull.expect(xml, XDSI, "RetrieveImagingDocumentSetRequest");
        Counter counter = new Counter();
        List<StudyRequest> studies = new ArrayList<>();
        List<String> syntaxes = new ArrayList<>();
        while (XmlPull.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "StudyRequest" -> studies.add(study(xml, counter));
                case "TransferSyntaxUIDList" -> {
                    while (XmlPull.nextChild(xml)) {
                        counter.count(xml);
                        syntaxes.add(XmlPull.text(xml));
                    }
                }
                default -> XmlPull.skip(xml);
            }
        }
        return new RetrieveImagingDocumentSetRequest(studies, syntaxes);
    }

    private static StudyRequest study(XMLStreamReader xml, Counter counter) throws XMLStreamException, MetadataFormatException {
        String uid = XmlPull.required(xml, "studyInstanceUID");
        List<SeriesRequest> series = new ArrayList<>();
        counter.count(xml);
        while (XmlPull.nextChild(xml)) {
            XmlPull.expect(xml, XDSI, "SeriesRequest");
            series.add(series(xml, counter));
        }
        return new StudyRequest(uid, series);
    }

    private static SeriesRequest series(XMLStreamReader xml, Counter counter) throws XMLStreamException, MetadataFormatException {
        String uid = XmlPull.required(xml, "seriesInstanceUID");
        List<DocumentRequest> documents = new ArrayList<>();
        counter.count(xml);
        while (XmlPull.nextChild(xml)) {
            XmlPull.expect(xml, XDS, "DocumentRequest");
            counter.count(xml);
            documents.add(RetrieveDocumentSetMessage.readDocumentRequest(xml));
        }
        return new SeriesRequest(uid, documents);
    }

    /** Writes a request. */
    public static void write(RetrieveImagingDocumentSetRequest request, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("iherad", "RetrieveImagingDocumentSetRequest", XDSI);
        xml.writeNamespace("iherad", XDSI);
        xml.writeNamespace("xdsb", XDS);
        for (StudyRequest study : request.studies()) {
            xml.writeStartElement("iherad", "StudyRequest", XDSI);
            xml.writeAttribute("studyInstanceUID", study.studyInstanceUid());
            for (SeriesRequest series : study.series()) {
                xml.writeStartElement("iherad", "SeriesRequest", XDSI);
                xml.writeAttribute("seriesInstanceUID", series.seriesInstanceUid());
                for (DocumentRequest document : series.documents()) {
                    RetrieveDocumentSetMessage.writeDocumentRequest(document, xml);
                }
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeStartElement("iherad", "TransferSyntaxUIDList", XDSI);
        for (String syntax : request.transferSyntaxUids()) {
            xml.writeStartElement("iherad", "TransferSyntaxUID", XDSI);
            xml.writeCharacters(syntax);
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** Bounds the elements of one request, whatever their kind. */
    private static final class Counter {
        private int elements;

        void count(XMLStreamReader xml) throws MetadataFormatException {
            if (++elements > 2 * RetrieveDocumentSetMessage.MAX_DOCUMENTS) {
                throw XmlPull.wrong(xml, "too many elements in one request; ask for the study in parts");
            }
        }
    }
}
