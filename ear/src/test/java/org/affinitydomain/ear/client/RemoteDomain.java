package org.affinitydomain.ear.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.affinitydomain.xds.ebrim.Namespaces;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.message.AdhocQueryMessage;
import org.affinitydomain.xds.message.ProvideAndRegisterMessage;
import org.affinitydomain.xds.message.RegistryResponseMessage;
import org.affinitydomain.xds.message.RetrieveDocumentSetMessage;
import org.affinitydomain.xds.message.SubmitObjectsMessage;
import org.affinitydomain.xds.query.StoredQuery;
import org.affinitydomain.xds.soap.OutgoingBody;
import org.affinitydomain.xds.soap.SoapAction;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.AdhocQueryResponse.Sink;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse.DocumentResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;

/**
 * The transactions of a running domain. Every method throws IOException when no whole answer came, so that nobody knows
 * whether the request was carried out. For several threads.
 */
public final class RemoteDomain {

    private final String base;
    private final String repository;
    private final SoapPost post;

    /**
     * @param base       the address of the server, without a slash at the end
     * @param repository the repositoryUniqueId
     * @param patience   how long an answer may take
     */
    public RemoteDomain(String base, String repository, Duration patience) {
        this.base = base;
        this.repository = repository;
        this.post = new SoapPost(patience);
    }

    /**
     * What came of ITI-43.
     *
     * @param documents the bytes by uniqueId
     * @param errors    why others did not come
     */
    public record Retrieved(Map<String, byte[]> documents, List<RegistryError> errors) {
    }

    /** ITI-41. */
    public RegistryResponse provide(ProvideAndRegisterDocumentSetRequest request) throws IOException, InterruptedException {
        return response("/repository/provide", SoapAction.PROVIDE_AND_REGISTER_DOCUMENT_SET,
                new OutgoingBody(true, (xml, documents) -> ProvideAndRegisterMessage.write(request, xml, documents)));
    }

    /** ITI-57. */
    public RegistryResponse update(SubmitObjectsRequest request) throws IOException, InterruptedException {
        return response("/registry/update", SoapAction.UPDATE_DOCUMENT_SET,
                new OutgoingBody(false, (xml, documents) -> SubmitObjectsMessage.write(request, xml)));
    }

    /** ITI-62. */
    public RegistryResponse removeMetadata(List<String> entryUuids) throws IOException, InterruptedException {
        return response("/registry/remove", SoapAction.REMOVE_METADATA, new OutgoingBody(false, (xml, documents) -> {
            xml.writeStartElement("lcm", "RemoveObjectsRequest", Namespaces.LCM);
            xml.writeNamespace("lcm", Namespaces.LCM);
            xml.writeStartElement("rim", "ObjectRefList", Namespaces.RIM);
            xml.writeNamespace("rim", Namespaces.RIM);
            for (String id : entryUuids) {
                xml.writeEmptyElement("rim", "ObjectRef", Namespaces.RIM);
                xml.writeAttribute("id", id);
            }
            xml.writeEndElement();
            xml.writeEndElement();
        }));
    }

    /** ITI-86. */
    public RegistryResponse removeDocuments(List<String> uniqueIds) throws IOException, InterruptedException {
        return response("/repository/remove", SoapAction.REMOVE_DOCUMENTS, new OutgoingBody(false, (xml, documents) -> {
            xml.writeStartElement("rmd", "RemoveDocumentsRequest", Namespaces.RMD);
            xml.writeNamespace("rmd", Namespaces.RMD);
            xml.writeNamespace("xdsb", Namespaces.XDS);
            for (String id : uniqueIds) {
                xml.writeStartElement("xdsb", "DocumentRequest", Namespaces.XDS);
                text(xml, "RepositoryUniqueId", repository);
                text(xml, "DocumentUniqueId", id);
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }));
    }

    /** ITI-43. */
    public Retrieved retrieve(List<String> uniqueIds) throws IOException, InterruptedException {
        RetrieveDocumentSetRequest request = new RetrieveDocumentSetRequest(uniqueIds.stream()
                .map(id -> new DocumentRequest(Optional.empty(), repository, id)).toList());
        try {
            SoapPost.Reply reply = post.post(URI.create(base + "/repository/retrieve"), SoapAction.RETRIEVE_DOCUMENT_SET,
                    new OutgoingBody(false, (xml, documents) -> RetrieveDocumentSetMessage.writeRequest(request, xml)));
            Map<String, byte[]> documents = new HashMap<>();
            try (RetrieveDocumentSetResponse response = RetrieveDocumentSetMessage.readResponse(reply.body(), reply.documents())) {
                for (DocumentResponse document : response.documents()) {
                    try (InputStream content = document.content().open()) {
                        documents.put(document.request().documentUniqueId(), content.readAllBytes());
                    }
                }
                return new Retrieved(documents, response.response().errors());
            }
        } catch (XMLStreamException | MetadataFormatException e) {
            throw new IOException("an answer that cannot be read", e);
        }
    }

    /** ITI-18, LeafClass, with earlier versions; what it finds must be found without an error. */
    public List<RegistryObject> find(StoredQuery query, Slot... parameters) throws IOException, InterruptedException {
        List<Slot> all = Stream.concat(Stream.of(parameters), Stream.of(Slot.of("$MetadataLevel", "2"))).toList();
        return ask(new AdhocQueryRequest(AdhocQueryRequest.ReturnType.LEAF_CLASS, query.id(), Optional.empty(), all));
    }

    /** ITI-18 for one kind of id: {@code ('id','id')}. */
    public List<RegistryObject> find(StoredQuery query, String parameter, String id) throws IOException, InterruptedException {
        boolean single = query == StoredQuery.GET_SUBMISSION_SET_AND_CONTENTS || query == StoredQuery.GET_FOLDER_AND_CONTENTS;
        return find(query, Slot.of(parameter, single ? "'" + id + "'" : "('" + id + "')"));
    }

    private List<RegistryObject> ask(AdhocQueryRequest request) throws IOException, InterruptedException {
        try {
            SoapPost.Reply reply = post.post(URI.create(base + "/registry/query"), SoapAction.REGISTRY_STORED_QUERY,
                    new OutgoingBody(false, (xml, documents) -> AdhocQueryMessage.writeRequest(request, xml)));
            AdhocQueryResponse response = AdhocQueryMessage.readResponse(reply.body(), RimLimits.DEFAULT);
            if (!response.response().isSuccess()) {
                throw new IOException("a query failed: " + response.response().errors());
            }
            List<RegistryObject> objects = new ArrayList<>();
            response.result().sendTo(new Sink() {
                @Override
                public void object(byte[] xml) throws IOException {
                    objects.add(AdhocQueryMessage.parse(xml, RimLimits.DEFAULT));
                }

                @Override
                public void objectRef(String id, Optional<String> home) throws IOException {
                    throw new IOException("an ObjectRef came where LeafClass was asked for");
                }
            });
            return objects;
        } catch (XMLStreamException | MetadataFormatException e) {
            throw new IOException("an answer that cannot be read", e);
        }
    }

    private RegistryResponse response(String path, SoapAction action, OutgoingBody body) throws IOException, InterruptedException {
        try {
            return RegistryResponseMessage.read(post.post(URI.create(base + path), action, body).body());
        } catch (XMLStreamException | MetadataFormatException e) {
            throw new IOException("an answer that cannot be read", e);
        }
    }

    private static void text(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement("xdsb", element, Namespaces.XDS);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
