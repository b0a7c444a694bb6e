package org.affinitydomain.repository.registration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.query.StoredQuery;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryRequest.ReturnType;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.AdhocQueryResponse.Sink;
import org.affinitydomain.xds.transaction.DocumentRegistry;
import org.affinitydomain.xds.transaction.TransactionException;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/**
 * Asks the registry what it holds about documents of this repository: by GetDocuments whether there is an entry of one
 * (ITI TF-2 3.18.4.1.2.3.7.5), and with what it was submitted.
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
        return !metadata(documentUniqueId).isEmpty();
    }

    /**
     * What the entries of that uniqueId, of any status and version, that point to this repository say of its content.
     *
     * @throws TransactionException when the registry cannot be asked, or does not answer the question
     */
    public List<RegisteredEntry> entries(String documentUniqueId) throws TransactionException {
        return metadata(documentUniqueId).stream()
                .map(entry -> new RegisteredEntry(Attribute.DE_SIZE.value(entry), Attribute.DE_HASH.value(entry))).toList();
    }

    /**
     * The entries of that uniqueId, of any status and version, that point to this repository. Those of several patients
     * cannot be had together (XDSResultNotSinglePatient); then they are asked for one by one.
     *
     * @throws TransactionException when the registry cannot be asked, or does not answer the question
     */
    public List<RegistryObject> metadata(String documentUniqueId) throws TransactionException {
        Objects objects = new Objects();
        List<Slot> byUniqueId = List.of(in("$XDSDocumentEntryUniqueId", documentUniqueId), EVERY_VERSION);
        AdhocQueryResponse answer = ask(ReturnType.LEAF_CLASS, StoredQuery.GET_DOCUMENTS, byUniqueId);
        if (answer.response().errors().stream().noneMatch(error -> error.is(XdsErrorCode.RESULT_NOT_SINGLE_PATIENT))) {
            read(answer, objects);
            return mine(objects.found);
        }
        List<String> ids = new ArrayList<>();
        read(ask(ReturnType.OBJECT_REF, StoredQuery.GET_DOCUMENTS, byUniqueId), new Sink() {
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
            read(ask(ReturnType.LEAF_CLASS, StoredQuery.GET_DOCUMENTS, List.of(in("$XDSDocumentEntryEntryUUID", id), EVERY_VERSION)), objects);
        }
        return mine(objects.found);
    }

    private List<RegistryObject> mine(List<RegistryObject> entries) {
        return entries.stream().filter(entry -> Attribute.DE_REPOSITORY_UNIQUE_ID.values(entry).contains(repositoryUniqueId)).toList();
    }

    /**
     * A SubmissionSet that has an entry as member, by GetSubmissionSets (ITI TF-2 3.18.4.1.2.3.7.7).
     *
     * @throws TransactionException when the registry cannot be asked, or does not answer the question
     */
    public Optional<RegistryObject> submissionSet(String entryUuid) throws TransactionException {
        Objects objects = new Objects();
        read(ask(ReturnType.LEAF_CLASS, StoredQuery.GET_SUBMISSION_SETS, List.of(in("$uuid", entryUuid))), objects);
        return objects.found.stream().filter(object -> ObjectKind.of(object).filter(ObjectKind.SUBMISSION_SET::equals).isPresent()).findFirst();
    }

    private static Slot in(String parameter, String value) {
        return Slot.of(parameter, "('" + value.replace("'", "''") + "')");
    }

    private AdhocQueryResponse ask(ReturnType returnType, StoredQuery query, List<Slot> parameters) throws TransactionException {
        return registry.registryStoredQuery(new AdhocQueryRequest(returnType, query.id(), Optional.empty(), parameters));
    }

    private static void read(AdhocQueryResponse answer, Sink sink) throws TransactionException {
        if (!answer.response().isSuccess()) {
            throw new TransactionException("the registry did not answer a question about a document: " + answer.response().errors());
        }
        try {
            answer.result().sendTo(sink);
        } catch (IOException e) {
            throw new TransactionException("the registry's answer to a question about a document cannot be read: " + e.getMessage(), e);
        }
    }

    /** Collects the objects of an answer; they are those of one document. */
    private static final class Objects implements Sink {
        private final List<RegistryObject> found = new ArrayList<>();

        @Override
        public void object(byte[] xml) throws IOException {
            found.add(RegistrationEnquiry.read(xml));
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
            RegistryObject.Element element = Arrays.stream(RegistryObject.Element.values())
                    .filter(e -> e.localName().equals(reader.getLocalName())).findFirst()
                    .orElseThrow(() -> new IOException("an unexpected " + reader.getLocalName()));
            return new RimReader(reader, RimLimits.DEFAULT).object(element);
        } catch (XMLStreamException | MetadataFormatException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
