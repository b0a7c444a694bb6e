package org.affinitydomain.repository.registration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
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
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.DocumentRegistry;
import org.affinitydomain.xds.transaction.TransactionException;

/**
 * Asks the registry by GetDocuments whether it holds an entry for a document of this repository (ITI TF-2 3.18.4.1.2.3.7.5).
 */
public final class RegistrationEnquiry {

    private final DocumentRegistry registry;
    private final String repositoryUniqueId;

    public RegistrationEnquiry(DocumentRegistry registry, String repositoryUniqueId) {
        this.registry = registry;
        this.repositoryUniqueId = repositoryUniqueId;
    }

    /**
     * Whether an entry of that uniqueId, of any status, points to this repository.
     *
     * @throws TransactionException when the registry cannot be asked, or does not answer the question
     */
    public boolean isRegistered(String documentUniqueId) throws TransactionException {
        AdhocQueryResponse answer = registry.registryStoredQuery(new AdhocQueryRequest(AdhocQueryRequest.ReturnType.LEAF_CLASS,
                StoredQuery.GET_DOCUMENTS.id(), Optional.empty(),
                List.of(Slot.of("$XDSDocumentEntryUniqueId", "('" + documentUniqueId.replace("'", "''") + "')"))));
        if (!answer.response().isSuccess()) {
            throw new TransactionException("the registry did not answer GetDocuments: " + answer.response().errors());
        }
        AtomicBoolean found = new AtomicBoolean();
        try {
            answer.result().sendTo(new Entries(found));
        } catch (IOException e) {
            throw new TransactionException("the registry's answer to GetDocuments cannot be read: " + e.getMessage(), e);
        }
        return found.get();
    }

    /** Looks at every entry of the answer, one at a time. */
    private final class Entries implements AdhocQueryResponse.Sink {
        private final AtomicBoolean found;

        Entries(AtomicBoolean found) {
            this.found = found;
        }

        @Override
        public void object(byte[] xml) throws IOException {
            RegistryObject entry = read(xml);
            if (Attribute.DE_REPOSITORY_UNIQUE_ID.values(entry).contains(repositoryUniqueId)) {
                found.set(true);
            }
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
