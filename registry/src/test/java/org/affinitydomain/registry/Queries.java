package org.affinitydomain.registry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.message.AdhocQueryMessage;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.query.StoredQuery;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryRequest.ReturnType;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.AdhocQueryResponse.Sink;

/** Asks a registry, and takes its answers apart. */
public final class Queries {

    private static final String BOTH = "('" + AvailabilityStatus.APPROVED + "','" + AvailabilityStatus.DEPRECATED + "')";

    private final RegistryService registry;

    public Queries(RegistryService registry) {
        this.registry = registry;
    }

    /** The answer to a query. */
    public AdhocQueryResponse ask(StoredQuery query, ReturnType returnType, Slot... parameters) {
        return registry.registryStoredQuery(new AdhocQueryRequest(returnType, query.id(), Optional.empty(), List.of(parameters)));
    }

    /** The objects that a query returns. */
    public List<RegistryObject> objects(StoredQuery query, Slot... parameters) throws IOException {
        return objects(ask(query, ReturnType.LEAF_CLASS, parameters));
    }

    /** The objects of an answer that must be a success. */
    public static List<RegistryObject> objects(AdhocQueryResponse response) throws IOException {
        if (!response.response().isSuccess()) {
            throw new AssertionError(response.response().errors());
        }
        List<RegistryObject> objects = new ArrayList<>();
        response.result().sendTo(new Sink() {
            @Override
            public void object(byte[] xml) throws IOException {
                objects.add(AdhocQueryMessage.parse(xml, RimLimits.DEFAULT));
            }

            @Override
            public void objectRef(String id, Optional<String> home) {
                throw new AssertionError("asked for objects");
            }
        });
        return objects;
    }

    /** The ids that a query returns. */
    public List<String> ids(StoredQuery query, Slot... parameters) throws IOException {
        List<String> ids = new ArrayList<>();
        AdhocQueryResponse response = ask(query, ReturnType.OBJECT_REF, parameters);
        if (!response.response().isSuccess()) {
            throw new AssertionError(response.response().errors());
        }
        response.result().sendTo(new Sink() {
            @Override
            public void object(byte[] xml) {
                throw new AssertionError("asked for ids");
            }

            @Override
            public void objectRef(String id, Optional<String> home) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** The entries of a document, by its uniqueId. */
    public List<RegistryObject> documents(String uniqueId) throws IOException {
        return objects(StoredQuery.GET_DOCUMENTS, Slot.of("$XDSDocumentEntryUniqueId", "('" + uniqueId + "')"));
    }

    /** How many entries a document has, of whatever patients. */
    public int entries(String uniqueId) throws IOException {
        return ids(StoredQuery.GET_DOCUMENTS, Slot.of("$XDSDocumentEntryUniqueId", "('" + uniqueId + "')")).size();
    }

    /** The one entry of a document. */
    public RegistryObject document(String uniqueId) throws IOException {
        return one(documents(uniqueId));
    }

    /** A Folder. */
    public RegistryObject folder(String uniqueId) throws IOException {
        return one(objects(StoredQuery.GET_FOLDERS, Slot.of("$XDSFolderUniqueId", "('" + uniqueId + "')")));
    }

    /** Everything of a patient. */
    public List<RegistryObject> all(String patient) throws IOException {
        return objects(StoredQuery.GET_ALL, Slot.of("$patientId", "'" + patient + "'"), Slot.of("$XDSDocumentEntryStatus", BOTH),
                Slot.of("$XDSSubmissionSetStatus", BOTH), Slot.of("$XDSFolderStatus", BOTH));
    }

    /** Those of a kind. */
    public static List<RegistryObject> of(ObjectKind kind, List<RegistryObject> objects) {
        return objects.stream().filter(o -> ObjectKind.of(o).filter(kind::equals).isPresent()).toList();
    }

    private static <T> T one(List<T> list) {
        if (list.size() != 1) {
            throw new AssertionError(list.size() + " instead of one: " + list);
        }
        return list.get(0);
    }
}
