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
import org.affinitydomain.xds.transaction.XdsErrorCode;

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
     * Whether an entry of that uniqueId, of any status and version, points to this repository.
     *
     * @throws TransactionException when the registry cannot be asked, or does not answer the question
     */
    public boolean isRegistered(String documentUniqueId) throws TransactionException {
        return !entries(documentUniqueId).isEmpty();
    }

    /**
     * The entries of that uniqueId, of any status and version, that point to this repository. Those of several patients
     * cannot be had together (XDSResultNotSinglePatient); then they are asked for one by one.
     *
     * @throws TransactionException when the registry cannot be asked, or does not answer the question
     */
    public List<RegisteredEntry> entries(String documentUniqueId) throws TransactionException {
        Entries entries = new Entries();
        AdhocQueryResponse answer = ask(ReturnType.LEAF_CLASS, "$XDSDocumentEntryUniqueId", documentUniqueId);
        if (answer.response().errors().stream().noneMatch(error -> error.errorCode().equals(XdsErrorCode.RESULT_NOT_SINGLE_PATIENT.code()))) {
            read(answer, entries);
            return entries.found;
        }
        List<String> ids = new ArrayList<>();
        read(ask(ReturnType.OBJECT_REF, "$XDSDocumentEntryUniqueId", documentUniqueId), new Sink() {
            @Override
            public void object(byte[] xml) throws IOException {
                throw new IOException("an object came where ObjectRef was asked for");
            }

            @Override
            public void objectRef(String id, Optional<String> home) {
                ids.add(id);
            }
        });
        for (String id : ids) {
            read(ask(ReturnType.LEAF_CLASS, "$XDSDocumentEntryEntryUUID", id), entries);
        }
        return entries.found;
    }

    private AdhocQueryResponse ask(ReturnType returnType, String parameter, String value) throws TransactionException {
        return registry.registryStoredQuery(new AdhocQueryRequest(returnType, StoredQuery.GET_DOCUMENTS.id(), Optional.empty(),
                List.of(Slot.of(parameter, "('" + value.replace("'", "''") + "')"), EVERY_VERSION)));
    }

    private static void read(AdhocQueryResponse answer, Sink sink) throws TransactionException {
        if (!answer.response().isSuccess()) {
            throw new TransactionException("the registry did not answer GetDocuments: " + answer.response().errors());
        }
        try {
            answer.result().sendTo(sink);
        } catch (IOException e) {
            throw new TransactionException("the registry's answer to GetDocuments cannot be read: " + e.getMessage(), e);
        }
    }

    /** Collects what the entries of an answer say that point to this repository. */
    private final class Entries implements Sink {
        private final List<RegisteredEntry> found = new ArrayList<>();

        @Override
        public void object(byte[] xml) throws IOException {
            RegistryObject entry = RegistrationEnquiry.read(xml);
            if (Attribute.DE_REPOSITORY_UNIQUE_ID.values(entry).contains(repositoryUniqueId)) {
                found.add(new RegisteredEntry(Attribute.DE_SIZE.value(entry), Attribute.DE_HASH.value(entry)));
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
