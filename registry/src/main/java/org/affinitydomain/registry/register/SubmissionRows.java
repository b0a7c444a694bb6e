package org.affinitydomain.registry.register;

import static org.affinitydomain.xds.validation.SubmissionView.sourceOf;
import static org.affinitydomain.xds.validation.SubmissionView.targetOf;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.affinitydomain.registry.store.CodeTerm;
import org.affinitydomain.registry.store.ObjectIndexer;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.validation.SubmissionView;

/**
 * The rows of a submission's objects: what registering it adds to {@code registry_object}, and what whoever fills that table
 * by another way than ITI-42 has to write.
 *
 * @param view the objects as {@link InitialMetadata#complete} has completed them
 * @param keys the key of each object, by its id
 */
public record SubmissionRows(SubmissionView view, Map<String, Long> keys) {

    /** Where new keys come from. */
    @FunctionalInterface
    public interface Keys {
        /** A key that no other object has. */
        long next() throws SQLException;
    }

    /** What is registered already. */
    public interface Surroundings {

        /** An empty registry. */
        Surroundings EMPTY = new Surroundings() {
            @Override
            public long key(String id) {
                throw new IllegalArgumentException("nothing is registered as " + id);
            }

            @Override
            public int copies(RegistryObject entry) {
                return 0;
            }
        };

        /** The key of an object that an association of the submission names and that is registered. */
        long key(String id) throws SQLException;

        /** How many DocumentEntries of the same uniqueId are registered. */
        int copies(RegistryObject entry) throws SQLException;
    }

    /** Takes a copy. */
    public SubmissionRows {
        keys = Map.copyOf(keys);
    }

    /** The rows of completed objects, each of which gets the next key. */
    public static SubmissionRows of(List<RegistryObject> completed, Keys next) throws SQLException {
        Map<String, Long> keys = new HashMap<>();
        for (RegistryObject object : completed) {
            keys.put(object.id(), next.next());
        }
        return new SubmissionRows(new SubmissionView(completed), keys);
    }

    /** The terms that the rows refer to, each once. */
    public List<CodeTerm> terms() {
        return view.objects().stream().flatMap(object -> ObjectIndexer.terms(object, kind(object)).stream()).distinct().toList();
    }

    /**
     * The rows, in the order of the objects.
     *
     * @param patient the key of the patient
     * @param codes   the keys of {@link #terms}
     */
    public List<ObjectRow> rows(ObjectIndexer indexer, long patient, Map<CodeTerm, Integer> codes, Surroundings registered) throws SQLException {
        List<ObjectRow> rows = new ArrayList<>();
        for (RegistryObject object : view.objects()) {
            long id = keys.get(object.id());
            rows.add(kind(object) == ObjectKind.ASSOCIATION
                    ? indexer.association(id, object, end(sourceOf(object), registered), end(targetOf(object), registered))
                    : indexer.row(id, object, kind(object), patient, codes, registered.copies(object)));
        }
        return rows;
    }

    private long end(String id, Surroundings registered) throws SQLException {
        Long key = keys.get(id);
        return key != null ? key : registered.key(id);
    }

    private static ObjectKind kind(RegistryObject object) {
        return ObjectKind.of(object).orElseThrow();
    }
}
