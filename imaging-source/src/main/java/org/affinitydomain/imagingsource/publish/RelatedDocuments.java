package org.affinitydomain.imagingsource.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.message.AdhocQueryMessage;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.query.StoredQuery;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.AdhocQueryResponse.Sink;
import org.affinitydomain.xds.transaction.DocumentAdministration;
import org.affinitydomain.xds.transaction.TransactionException;

/**
 * Asks a registry what was made of a manifest: its FHIR form, summaries of it, addenda (GetRelatedDocuments, ITI TF-2
 * 3.18.4.1.2.3.7.10). When a manifest is replaced the registry deprecates these with it; when it is withdrawn, whoever withdraws
 * it has to.
 */
final class RelatedDocuments {
    private final DocumentAdministration registry;

    RelatedDocuments(DocumentAdministration registry) {
        this.registry = registry;
    }

    /**
     * The entryUUIDs of the approved ones.
     *
     * @throws TransactionException when the registry cannot be asked, or does not answer the question
     */
    List<String> of(String entryUuid) throws TransactionException {
        AdhocQueryResponse answer = registry.registryStoredQuery(new AdhocQueryRequest(AdhocQueryRequest.ReturnType.LEAF_CLASS,
                StoredQuery.GET_RELATED_DOCUMENTS.id(), Optional.empty(), List.of(Slot.of("$XDSDocumentEntryEntryUUID", "'" + entryUuid + "'"),
                Slot.of("$AssociationTypes", "('" + AssociationType.XFRM.urn() + "','" + AssociationType.APND.urn() + "')"),
                // documents that are made on demand are among them
                Slot.of("$XDSDocumentEntryType", "('" + ObjectKind.STABLE + "','" + ObjectKind.ON_DEMAND + "')"))));
        if (!answer.response().isSuccess()) {
            throw new TransactionException("the registry does not tell what was made of a manifest: " + answer.response().errors());
        }
        List<String> found = new ArrayList<>();
        try {
            answer.result().sendTo(new Sink() {
                @Override
                public void object(byte[] xml) throws IOException {
                    RegistryObject object = AdhocQueryMessage.parse(xml, RimLimits.DEFAULT);
                    if (ObjectKind.of(object).filter(ObjectKind.DOCUMENT_ENTRY::equals).isPresent() && !object.id().equals(entryUuid)
                            && Attribute.DE_AVAILABILITY_STATUS.value(object).filter(AvailabilityStatus.APPROVED::equals).isPresent()) {
                        found.add(object.id());
                    }
                }

                @Override
                public void objectRef(String id, Optional<String> home) throws IOException {
                    throw new IOException("an ObjectRef came where LeafClass was asked for");
                }
            });
        } catch (IOException e) {
            throw new TransactionException("what the registry tells of a manifest cannot be read: " + e.getMessage(), e);
        }
        return found;
    }
}
