package org.affinitydomain.repository.registration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.ebrim.RimReader;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.message.Xml;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.query.StoredQuery;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryRequest.ReturnType;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.AdhocQueryResponse.Sink;
import org.affinitydomain.xds.transaction.DocumentRegistry;
import org.affinitydomain.xds.transaction.TransactionException;

/**
 * Asks the registry by GetDocuments whether it holds an entry for a document of this repository (ITI TF-2 3.18.4.1.2.3.7.5).
 */
public final class RegistrationEnquiry {

    /** Earlier versions and documents that are offline too: a document is registered as long as one of them points to it. */
    private static final Slot EVERY_VERSION = Slot.of("$MetadataLevel", "2");

    private final DocumentRegistry registry;
    private final String repositoryUniqueId;

    public RegistrationEnquiry(DocumentRegistry registry, String repositoryUniqueId) {
        this.registry = registry;
        this.repositoryUniqueId = repositoryUniqueId;
    }

    /**
     * Whether an entry of that uniqueId, of any status and version, points to this repository. The entries are asked for
     * one by one, because those of several patients cannot be had together (XDSResultNotSinglePatient).
     *
     * @throws TransactionException when the registry cannot be asked, or does not answer the question
     */
    public boolean isRegistered(String documentUniqueId) throws TransactionException {
        List<String> entries = new ArrayList<>();
        ask(ReturnType.OBJECT_REF, "$XDSDocumentEntryUniqueId", documentUniqueId, new Sink() {
            @Override
            public void object(byte[] xml) throws IOException {
                throw new IOException("an object came where ObjectRef was asked for");
            }

            @Override
            public void objectRef(String id, Optional<String> home) {
                entries.add(id);
            }
        });
        for (String entry : entries) {
            Repositories repositories = new Repositories();
            ask(ReturnType.LEAF_CLASS, "$XDSDocumentEntryEntryUUID", entry, repositories);
            if (repositories.found) {
                return true;
            }
        }
        return false;
    }

    private void ask(ReturnType returnType, String parameter, String value, Sink sink) throws TransactionException {
        AdhocQueryResponse answer = registry.registryStoredQuery(new AdhocQueryRequest(returnType,
                StoredQuery.GET_DOCUMENTS.id(), Optional.empty(),
                List.of(Slot.of(parameter, "('" + value.replace("'", "''") + "')"), EVERY_VERSION)));
        if (!answer.response().isSuccess()) {
            throw new TransactionException("the registry did not answer GetDocuments: " + answer.response().errors());
        }
        try {
            answer.result().sendTo(sink);
        } catch (IOException e) {
            throw new TransactionException("the registry's answer to GetDocuments cannot be read: " + e.getMessage(), e);
        }
    }

    /** Looks for this repository in every entry of an answer, one at a time. */
    private final class Repositories implements Sink {
        private boolean found;

        @Override
        public void object(byte[] xml) throws IOException {
            found |= Attribute.DE_REPOSITORY_UNIQUE_ID.values(read(xml)).contains(repositoryUniqueId);
        }

        @Override
        public void objectRef(String id, Optional<String> home) throws IOException {
            throw new IOException("an ObjectRef came where LeafClass was asked for");
        }
    }

    private static RegistryObject read(byte[] xml) throws IOException {
        try {
            XMLStreamReader reader = Xml.reader(new ByteArrayInputStream(xml));
            reader.nextTag();
            return new RimReader(reader, RimLimits.DEFAULT).object(RegistryObject.Element.EXTRINSIC_OBJECT);
        } catch (XMLStreamException | MetadataFormatException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
