package org.affinitydomain.repository.registration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
     * Whether an entry of that uniqueId, of any status and version, points to this repository. The entries are asked for
     * one by one, because those of several patients cannot be had together (XDSResultNotSinglePatient).
     *
     * @throws TransactionException when the registry cannot be asked, or does not answer the question
     */
    public boolean isRegistered(String documentUniqueId) throws TransactionException {
        return !entries(documentUniqueId, 1).isEmpty();
    }

    /**
     * The entries of that uniqueId, of any status and version, that point to this repository.
     *
     * @param most after so many the search ends
     * @throws TransactionException when the registry cannot be asked, or does not answer the question
     */
    public List<RegistryObject> entries(String documentUniqueId, int most) throws TransactionException {
        List<String> ids = new ArrayList<>();
        ask(ReturnType.OBJECT_REF, StoredQuery.GET_DOCUMENTS, List.of(in("$XDSDocumentEntryUniqueId", documentUniqueId), EVERY_VERSION),
                new Sink() {
                    @Override
                    public void object(byte[] xml) throws IOException {
                        throw new IOException("an object came where ObjectRef was asked for");
                    }

                    @Override
                    public void objectRef(String id, Optional<String> home) {
                        ids.add(id);
                    }
                });
        List<RegistryObject> entries = new ArrayList<>();
        for (String id : ids) {
            if (entries.size() < most) {
                ask(ReturnType.LEAF_CLASS, StoredQuery.GET_DOCUMENTS, List.of(in("$XDSDocumentEntryEntryUUID", id), EVERY_VERSION),
                        new Objects(entry -> {
                            if (Attribute.DE_REPOSITORY_UNIQUE_ID.values(entry).contains(repositoryUniqueId)) {
                                entries.add(entry);
                            }
                        }));
            }
        }
        return entries;
    }

    /**
     * A SubmissionSet that has an entry as member, by GetSubmissionSets (ITI TF-2 3.18.4.1.2.3.7.7).
     *
     * @throws TransactionException when the registry cannot be asked, or does not answer the question
     */
    public Optional<RegistryObject> submissionSet(String entryUuid) throws TransactionException {
        List<RegistryObject> sets = new ArrayList<>();
        ask(ReturnType.LEAF_CLASS, StoredQuery.GET_SUBMISSION_SETS, List.of(in("$uuid", entryUuid)), new Objects(object -> {
            if (sets.isEmpty() && ObjectKind.of(object).filter(ObjectKind.SUBMISSION_SET::equals).isPresent()) {
                sets.add(object);
            }
        }));
        return sets.stream().findFirst();
    }

    private static Slot in(String parameter, String value) {
        return Slot.of(parameter, "('" + value.replace("'", "''") + "')");
    }

    private void ask(ReturnType returnType, StoredQuery query, List<Slot> parameters, Sink sink) throws TransactionException {
        AdhocQueryResponse answer = registry.registryStoredQuery(
                new AdhocQueryRequest(returnType, query.id(), Optional.empty(), parameters));
        if (!answer.response().isSuccess()) {
            throw new TransactionException("the registry did not answer " + query.label() + ": " + answer.response().errors());
        }
        try {
            answer.result().sendTo(sink);
        } catch (IOException e) {
            throw new TransactionException("the registry's answer to " + query.label() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Takes the objects of an answer, one at a time. */
    private record Objects(Consumer<RegistryObject> taker) implements Sink {

        @Override
        public void object(byte[] xml) throws IOException {
            taker.accept(read(xml));
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
