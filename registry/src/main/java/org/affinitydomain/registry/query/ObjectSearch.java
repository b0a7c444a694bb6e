package org.affinitydomain.registry.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.affinitydomain.registry.store.RegistryStore;
import org.affinitydomain.registry.store.Select;
import org.affinitydomain.registry.store.StoreSession;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.query.Criterion;
import org.affinitydomain.xds.query.MetadataLevel;

/** Finds the keys of objects, within one session. Every search enters the table by an index. */
final class ObjectSearch {

    /** Up to so many objects, a result that is to be returned whole brings them along: their pages are read once. */
    private static final int FEW = 100;
    private static final String KEYS = "id, entry_uuid, patient_id";

    private final RegistryStore store;
    private final StoreSession session;
    private final int limit;
    private final MetadataLevel level;
    private final Optional<Map<Long, byte[]>> contents;

    /**
     * @param level    which versions of objects are found
     * @param limit    what one search may find; more are {@link TooManyResultsException}
     * @param contents where the content of few objects that were found is put, where it will be needed
     */
    ObjectSearch(RegistryStore store, StoreSession session, MetadataLevel level, int limit, Optional<Map<Long, byte[]>> contents) {
        this.store = store;
        this.session = session;
        this.level = level;
        this.limit = limit;
        this.contents = contents;
    }

    /** The objects of a kind that fulfil the criteria, which name a patient or objects, in the order of their registration. */
    List<Hit> objects(ObjectKind kind, List<Criterion> criteria) throws SQLException {
        Conditions conditions = of(kind).addAll(criteria);
        Patterns patterns = Patterns.of(criteria);
        return contents.isPresent() && !conditions.areImpossible() && !patterns.exist()
                ? withContents(conditions, contents.get()) : run(conditions, patterns);
    }

    /**
     * Asks for few objects with their content; when there are more of them, asks again for all, without it. What a merge has
     * given to another patient is left for later: it is corrected when it is read.
     */
    private List<Hit> withContents(Conditions conditions, Map<Long, byte[]> contents) throws SQLException {
        Map<Long, byte[]> found = new HashMap<>();
        List<Hit> hits = session.listScattered(select(KEYS + ", CASE WHEN merged_from IS NULL THEN content END", conditions, FEW + 1), row -> {
            Hit hit = hit(row);
            Optional.ofNullable(row.getBytes(4)).ifPresent(content -> found.put(hit.id(), content));
            return hit;
        });
        if (hits.size() > FEW) {
            return bounded(session.<Hit>listScattered(select(KEYS, conditions, limit + 1), ObjectSearch::hit));
        }
        contents.putAll(found);
        return bounded(hits);
    }

    /** Those of the given keys that are of a kind and fulfil the criteria. */
    List<Hit> among(Collection<Long> ids, ObjectKind kind, List<Criterion> criteria) throws SQLException {
        return ids.isEmpty() ? List.of() : run(of(kind).add("id = ANY(?)", ids).addAll(criteria), Patterns.of(criteria));
    }

    /** The keys of objects of any kind, by their entryUUIDs. */
    Set<Long> keys(Collection<UUID> uuids) throws SQLException {
        Set<Long> keys = new LinkedHashSet<>();
        run(new Conditions(store, session).add("entry_uuid = ANY(?)", uuids), new Patterns(List.of())).forEach(hit -> keys.add(hit.id()));
        return keys;
    }

    /** The associations that begin at one of the objects and fulfil the criteria. */
    List<Link> from(Collection<Long> sources, List<Criterion> criteria) throws SQLException {
        return links("source_id = ANY(?)", sources, criteria);
    }

    /** The associations that end at one of the objects and fulfil the criteria. */
    List<Link> to(Collection<Long> targets, List<Criterion> criteria) throws SQLException {
        return links("target_id = ANY(?)", targets, criteria);
    }

    /** Those of the given keys that are associations. */
    List<Link> associations(Collection<Long> ids) throws SQLException {
        return links("source_id IS NOT NULL AND id = ANY(?)", ids, List.of());
    }

    /** The associations that begin or end at one of the objects, each once. */
    List<Link> at(Collection<Long> ends, List<Criterion> criteria) throws SQLException {
        Set<Link> links = new LinkedHashSet<>(from(ends, criteria));
        links.addAll(to(ends, criteria));
        return bounded(List.copyOf(links));
    }

    private Conditions of(ObjectKind kind) {
        Conditions conditions = new Conditions(store, session).add("kind = ?", kind.ordinal());
        return level == MetadataLevel.LATEST ? conditions.add("metadata_level IS NULL") : conditions;
    }

    private List<Link> links(String condition, Collection<Long> ends, List<Criterion> criteria) throws SQLException {
        Conditions conditions = new Conditions(store, session).add(condition, ends).addAll(criteria);
        if (ends.isEmpty() || conditions.areImpossible()) {
            return List.of();
        }
        return bounded(session.<Link>list(select(KEYS + ", association_type, source_id, target_id", conditions, limit + 1),
                row -> new Link(hit(row), AssociationType.values()[row.getInt(4)], row.getLong(5), row.getLong(6))));
    }

    private List<Hit> run(Conditions conditions, Patterns patterns) throws SQLException {
        if (conditions.areImpossible()) {
            return List.of();
        }
        if (!patterns.exist()) {
            return bounded(session.<Hit>listScattered(select(KEYS, conditions, limit + 1), ObjectSearch::hit));
        }
        // patterns are matched here, so all that they are matched against must come; it is of one patient
        List<Optional<Hit>> rows = session.listScattered(select(KEYS + ", authors, title", conditions, Integer.MAX_VALUE),
                row -> patterns.match(text(row.getString(4)), text(row.getString(5))) ? Optional.of(hit(row)) : Optional.empty());
        return bounded(rows.stream().flatMap(Optional::stream).toList());
    }

    /** Sorting is done here: ORDER BY with LIMIT may lead a planner to walk the whole table by its key. */
    private static Select select(String columns, Conditions conditions, int most) {
        return new Select("SELECT " + columns + " FROM registry_object WHERE " + conditions.where() + " LIMIT " + most, conditions.parameters());
    }

    private <T extends Comparable<T>> List<T> bounded(List<T> found) {
        if (found.size() > limit) {
            throw new TooManyResultsException(limit);
        }
        return found.stream().sorted().toList();
    }

    private static Hit hit(ResultSet row) throws SQLException {
        return new Hit(row.getLong(1), row.getObject(2, UUID.class), Optional.ofNullable(row.getObject(3, Long.class)));
    }

    private static String text(String column) {
        return column == null ? "" : column;
    }
}
