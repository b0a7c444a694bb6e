package org.affinitydomain.registry.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.affinitydomain.registry.store.CodeTerm;
import org.affinitydomain.registry.store.EntryIds;
import org.affinitydomain.registry.store.EntryType;
import org.affinitydomain.registry.store.PatientRow;
import org.affinitydomain.registry.store.RegistryStore;
import org.affinitydomain.registry.store.Status;
import org.affinitydomain.registry.store.StoreSession;
import org.affinitydomain.registry.store.TextKey;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.query.Criterion;

/**
 * Criteria as conditions on the columns that {@link Attribute#index} names, with their parameters; the row is called
 * {@code o}. Patterns stay behind, see {@link Patterns}: a patient's rows are few, and no database agrees with another
 * one on LIKE.
 */
final class Conditions {

    /** The fields of the row that hold times, by index. */
    private static final Map<String, String> TIMES = Map.of("creation_time", "creationTime", "service_start_time", "serviceStartTime",
            "service_stop_time", "serviceStopTime", "submission_time", "submissionTime", "last_update_time", "lastUpdateTime");
    private static final String CODES = "codes";

    private final RegistryStore store;
    private final StoreSession session;
    private final List<String> clauses = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private boolean impossible;

    Conditions(RegistryStore store, StoreSession session) {
        this.store = store;
        this.session = session;
    }

    /** Whether nothing can fulfil them, because a patient or code that they ask for is unknown. */
    boolean areImpossible() {
        return impossible;
    }

    /** The conditions as a where clause. */
    String where() {
        return String.join(" and ", clauses);
    }

    /** The parameters of the where clause. */
    Map<String, Object> parameters() {
        return Map.copyOf(parameters);
    }

    /** Adds a condition as it is. */
    Conditions add(String clause, String parameter, Object value) {
        clauses.add(clause);
        parameters.put(parameter, value);
        return this;
    }

    /** Adds a criterion. */
    void add(Criterion criterion) {
        String index = criterion.attribute().index().orElseThrow(() ->
                new IllegalStateException(criterion.attribute().qualifiedLabel() + " has no index"));
        if (criterion instanceof Criterion.NotBefore time) {
            clauses.add("o." + TIMES.get(index) + " >= :" + parameter(time.from()));
        } else if (criterion instanceof Criterion.Before time) {
            clauses.add("o." + TIMES.get(index) + " < :" + parameter(time.to()));
        } else if (criterion instanceof Criterion.CodedAsAny coded) {
            codes(coded.codes().stream().map(code -> CodeTerm.of(coded.attribute(), code)).toList());
        } else if (criterion instanceof Criterion.EqualToAny equal) {
            equal(index, equal.attribute(), equal.values());
        }
    }

    private void equal(String index, Attribute attribute, List<String> values) {
        switch (index) {
            case "id" -> in("entryUuid", values.stream().map(EntryIds::uuid).toList());
            case "lid" -> logicalId(values.stream().map(EntryIds::uuid).toList());
            case "patient" -> in("patient", known(values, value -> session.patient(value).filter(p -> !p.isSubsumed()).map(PatientRow::id)));
            case "unique_id" -> in("uniqueKey", values.stream().map(TextKey::of).toList());
            case "status" -> in("status", known(values, Status::of));
            case "object_type" -> in("entryType", known(values, EntryType::of));
            case "type" -> in("associationType", known(values, AssociationType::of));
            case "code" -> codes(values.stream().map(value -> CodeTerm.of(attribute, value)).toList());
            case "reference" -> containsAny("referenceKeys", values.stream().map(TextKey::of).toList());
            default -> throw new IllegalStateException(attribute.qualifiedLabel() + " is not asked by value");
        }
    }

    private void logicalId(List<UUID> uuids) {
        String parameter = parameter(uuids);
        clauses.add("(o.logicalUuid in (:" + parameter + ") or o.logicalUuid is null and o.entryUuid in (:" + parameter + "))");
    }

    private void codes(List<CodeTerm> terms) {
        containsAny(CODES, List.copyOf(store.codes().known(session, terms).values()));
    }

    private void in(String field, Collection<?> values) {
        if (values.isEmpty()) {
            impossible = true;
            return;
        }
        clauses.add("o." + field + " in (:" + parameter(values) + ")");
    }

    private void containsAny(String field, List<?> values) {
        if (values.isEmpty()) {
            impossible = true;
            return;
        }
        clauses.add("(" + String.join(" or ", values.stream().distinct()
                .map(value -> "array_contains(o." + field + ", :" + parameter(value) + ")").toList()) + ")");
    }

    private static <T> List<T> known(List<String> values, Function<String, Optional<T>> lookup) {
        return values.stream().flatMap(value -> lookup.apply(value).stream()).distinct().toList();
    }

    private String parameter(Object value) {
        String name = "p" + parameters.size();
        parameters.put(name, value);
        return name;
    }
}
