package org.affinitydomain.xds.message;

import static org.affinitydomain.xds.ebrim.Namespaces.LCM;
import static org.affinitydomain.xds.ebrim.Namespaces.RMD;
import static org.affinitydomain.xds.ebrim.Namespaces.XDS;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.transaction.RemoveObjectsRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;

/** The bodies of ITI-62 ({@code lcm:RemoveObjectsRequest}) and ITI-86 ({@code rmd:RemoveDocumentsRequest}). */
public final class RemovalMessage {

    private RemovalMessage() {
    }

    /** Reads the request of ITI-62 on whose start the reader stands. */
    public static RemoveObjectsRequest readObjects(XMLStreamReader xml, RimLimits limits) throws XMLStreamException, MetadataFormatException {
        XmlPull.expect(xml, LCM, "RemoveObjectsRequest");
        List<String> ids = new ArrayList<>();
        while (XmlPull.nextChild(xml)) {
            if (!xml.getLocalName().equals("ObjectRefList")) {
                XmlPull.skip(xml);
                continue;
            }
            while (XmlPull.nextChild(xml)) {
                if (ids.size() >= limits.objects()) {
                    throw XmlPull.wrong(xml, "more than " + limits.objects() + " objects in one request");
                }
                ids.add(XmlPull.required(xml, "id"));
                XmlPull.skip(xml);
            }
        }
        return new RemoveObjectsRequest(ids);
    }

    /** Reads the request of ITI-86 on whose start the reader stands. */
    public static RetrieveDocumentSetRequest readDocuments(XMLStreamReader xml) throws XMLStreamException, MetadataFormatException {
        XmlPull.expect(xml, RMD, "RemoveDocumentsRequest");
        List<DocumentRequest> documents = new ArrayList<>();
        while (XmlPull.nextChild(xml)) {
            XmlPull.expect(xml, XDS, "DocumentRequest");
            if (documents.size() >= RetrieveDocumentSetMessage.MAX_DOCUMENTS) {
                throw XmlPull.wrong(xml, "more than " + RetrieveDocumentSetMessage.MAX_DOCUMENTS + " documents in one request");
            }
            documents.add(RetrieveDocumentSetMessage.readDocumentRequest(xml));
        }
        if (documents.isEmpty()) {
            throw XmlPull.wrong(xml, "RemoveDocumentsRequest without DocumentRequest");
        }
        return new RetrieveDocumentSetRequest(documents);
    }
}
