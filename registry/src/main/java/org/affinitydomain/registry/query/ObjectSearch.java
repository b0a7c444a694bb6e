package org.affinitydomain.registry.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.affinitydomain.registry.store.RegistryStore;
import org.affinitydomain.registry.store.StoreSession;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.query.Criterion;

/** Finds the keys of objects, within one session. Every search enters the table by an index. */
final class ObjectSearch {

    private static final int ID = 0;
    private static final int UUID_COLUMN = 1;

    private final RegistryStore store;
    private final StoreSession session;
    private final int limit;

    /**
     * @param limit what one search may find; more are {@link TooManyResultsException}
     */
    ObjectSearch(RegistryStore store, StoreSession session, int limit) {
        this.store = store;
        this.session = session;
        this.limit = limit;
    }

    /** The objects of a kind that fulfil the criteria, which name a patient or objects, in the order of their registration. */
    List<Hit> objects(ObjectKind kind, List<Criterion> criteria) {
        Conditions conditions = new Conditions(store, session).add("o.kind = :kind", "kind", kind);
        criteria.forEach(conditions::add);
        return run(conditions, Patterns.of(criteria));
    }

    /** Those of the given keys that are of a kind and fulfil the criteria. */
    List<Hit> among(Collection<Long> ids, ObjectKind kind, List<Criterion> criteria) {
        List<Hit> all = new ArrayList<>();
        for (List<Long> chunk : StoreSession.chunks(new LinkedHashSet<>(ids))) {
            Conditions conditions = new Conditions(store, session).add("o.kind = :kind", "kind", kind)
                    .add("o.id in (:ids)", "ids", chunk);
            criteria.forEach(conditions::add);
            all.addAll(run(conditions, Patterns.of(criteria)));
        }
        return bounded(all);
    }

    /** The keys of objects of any kind, by their entryUUIDs. */
    Set<Long> keys(Collection<UUID> uuids) {
        Set<Long> keys = new LinkedHashSet<>();
        for (List<UUID> chunk : StoreSession.chunks(uuids)) {
            run(new Conditions(store, session).add("o.entryUuid in (:uuids)", "uuids", chunk), new Patterns(List.of()))
                    .forEach(hit -> keys.add(hit.id()));
        }
        return keys;
    }

    /** The associations that begin at one of the objects and fulfil the criteria. */
    List<Link> from(Collection<Long> sources, List<Criterion> criteria) {
        return links("o.source in (:ends)", sources, criteria);
    }

    /** The associations that end at one of the objects and fulfil the criteria. */
    List<Link> to(Collection<Long> targets, List<Criterion> criteria) {
        return links("o.target in (:ends)", targets, criteria);
    }

    /** Those of the given keys that are associations. */
    List<Link> associations(Collection<Long> ids) {
        return links("o.source is not null and o.id in (:ends)", ids, List.of());
    }

    /** The associations that begin or end at one of the objects, each once. */
    List<Link> at(Collection<Long> ends, List<Criterion> criteria) {
        Set<Link> links = new LinkedHashSet<>(from(ends, criteria));
        links.addAll(to(ends, criteria));
        return bounded(List.copyOf(links));
    }

    private List<Link> links(String condition, Collection<Long> ends, List<Criterion> criteria) {
        List<Link> links = new ArrayList<>();
        for (List<Long> chunk : StoreSession.chunks(ends)) {
            Conditions conditions = new Conditions(store, session).add(condition, "ends", chunk);
            criteria.forEach(conditions::add);
            if (!conditions.areImpossible()) {
                session.select("select o.id, o.entryUuid, o.associationType, o.source, o.target from ObjectRow o where "
                        + conditions.where() + " order by o.id", conditions.parameters(), limit + 1).forEach(row -> links.add(
                        new Link(hit(row), (AssociationType) row[2], (Long) row[3], (Long) row[4])));
            }
            bounded(links);
        }
        return links;
    }

    private List<Hit> run(Conditions conditions, Patterns patterns) {
        if (conditions.areImpossible()) {
            return List.of();
        }
        String columns = patterns.exist() ? "o.id, o.entryUuid, o.authors, o.title" : "o.id, o.entryUuid";
        String hql = "select " + columns + " from ObjectRow o where " + conditions.where() + " order by o.id";
        // patterns are matched here, so all that they are matched against must come
        List<Object[]> rows = session.select(hql, conditions.parameters(), patterns.exist() ? Integer.MAX_VALUE : limit + 1);
        return bounded(rows.stream().filter(row -> !patterns.exist() || patterns.match(text(row[2]), text(row[3])))
                .map(ObjectSearch::hit).toList());
    }

    private <T> List<T> bounded(List<T> found) {
        if (found.size() > limit) {
            throw new TooManyResultsException(limit);
        }
        return found;
    }

    private static Hit hit(Object[] row) {
        return new Hit((Long) row[ID], (UUID) row[UUID_COLUMN]);
    }

    private static String text(Object column) {
        return column == null ? "" : (String) column;
    }
}
