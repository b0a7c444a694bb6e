package org.affinitydomain.registry.query;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.affinitydomain.registry.store.CodeTerm;
import org.affinitydomain.registry.store.EntryIds;
import org.affinitydomain.registry.store.EntryType;
import org.affinitydomain.registry.store.RegistryStore;
import org.affinitydomain.registry.store.Status;
import org.affinitydomain.registry.store.StoreSession;
import org.affinitydomain.registry.store.TextKey;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.query.Criterion;

/**
 * Criteria as conditions on the columns that {@link Attribute#index} names, with their parameters. Patterns stay behind,
 * see {@link Patterns}: a patient's rows are few, and no database agrees with another one on LIKE.
 */
final class Conditions {

    /** The indexes that are columns of times. */
    private static final Set<String> TIMES =
            Set.of("creation_time", "service_start_time", "service_stop_time", "submission_time", "last_update_time");
    /** Indexes of values out of a short list, with their columns and the numbers of the values. */
    private static final Map<String, Enumerated> ENUMERATED = Map.of(
            "status", new Enumerated("status", Status::of),
            "object_type", new Enumerated("entry_type", EntryType::of),
            "type", new Enumerated("association_type", AssociationType::of));

    /** A column of values out of a list. */
    private record Enumerated(String column, Function<String, Optional<? extends Enum<?>>> value) {
    }

    private final RegistryStore store;
    private final StoreSession session;
    private final List<String> clauses = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();
    private boolean impossible;

    Conditions(RegistryStore store, StoreSession session) {
        this.store = store;
        this.session = session;
    }

    /** Whether nothing can fulfil them, because a status or code that they ask for is unknown. */
    boolean areImpossible() {
        return impossible;
    }

    /** The conditions as a WHERE clause. */
    String where() {
        return String.join(" AND ", clauses);
    }

    /** The parameters of the WHERE clause. */
    List<Object> parameters() {
        return List.copyOf(parameters);
    }

    /** Adds a condition without parameters. */
    Conditions add(String clause) {
        clauses.add(clause);
        return this;
    }

    /** Adds a condition as it is. */
    Conditions add(String clause, Object parameter) {
        clauses.add(clause);
        parameters.add(parameter);
        return this;
    }

    /** Adds criteria. */
    Conditions addAll(List<Criterion> criteria) throws SQLException {
        for (Criterion criterion : criteria) {
            add(criterion);
        }
        return this;
    }

    private void add(Criterion criterion) throws SQLException {
        Attribute attribute = criterion.attribute();
        String index = attribute.index().orElseThrow(() -> new IllegalStateException(attribute.qualifiedLabel() + " has no index"));
        if (criterion instanceof Criterion.NotBefore time) {
            add(time(index) + " >= ?", time.from());
        } else if (criterion instanceof Criterion.Before time) {
            add(time(index) + " < ?", time.to());
        } else if (criterion instanceof Criterion.CodedAsAny coded) {
            codes(coded.codes().stream().map(code -> CodeTerm.of(attribute, code)).toList());
        } else if (criterion instanceof Criterion.EqualToAny equal) {
            equal(index, attribute, equal.values());
        }
    }

    private void equal(String index, Attribute attribute, List<String> values) throws SQLException {
        if (ENUMERATED.containsKey(index)) {
            Enumerated enumerated = ENUMERATED.get(index);
            any(enumerated.column(), values.stream().flatMap(v -> enumerated.value().apply(v).stream()).map(Enum::ordinal).distinct().toList());
            return;
        }
        switch (index) {
            case "id" -> any("entry_uuid", values.stream().map(EntryIds::uuid).toList());
            case "lid" -> logicalId(values.stream().map(EntryIds::uuid).toList());
            case "patient" -> patient(values);
            case "unique_id" -> any("unique_key", values.stream().map(TextKey::of).toList());
            case "code" -> codes(values.stream().map(value -> CodeTerm.of(attribute, value)).toList());
            case "reference" -> containsAny("reference_keys", values.stream().map(TextKey::of).toList());
            default -> throw new IllegalStateException(attribute.qualifiedLabel() + " is not asked by value");
        }
    }

    private void logicalId(List<UUID> uuids) {
        clauses.add("(logical_uuid = ANY(?) OR logical_uuid IS NULL AND entry_uuid = ANY(?))");
        parameters.add(uuids);
        parameters.add(uuids);
    }

    private void patient(List<String> patientIds) {
        String patients = "SELECT id FROM registry_patient WHERE survivor_id IS NULL AND patient_id = ";
        if (patientIds.size() == 1) {
            add("patient_id = (" + patients + "?)", patientIds.get(0));
        } else {
            add("patient_id IN (" + patients + "ANY(?))", patientIds);
        }
    }

    private void codes(List<CodeTerm> terms) throws SQLException {
        containsAny("codes", store.codes().known(session, terms).values());
    }

    private void any(String column, List<?> values) {
        if (values.isEmpty()) {
            impossible = true;
        } else if (values.size() == 1) {
            add(column + " = ?", values.get(0));
        } else {
            add(column + " = ANY(?)", values);
        }
    }

    private void containsAny(String column, Collection<?> values) {
        List<?> distinct = values.stream().distinct().toList();
        if (distinct.isEmpty()) {
            impossible = true;
            return;
        }
        clauses.add("(" + String.join(" OR ", distinct.stream().map(value -> store.dialect().contains(column)).toList()) + ")");
        parameters.addAll(distinct);
    }

    private static String time(String index) {
        if (!TIMES.contains(index)) {
            throw new IllegalStateException(index + " holds no times");
        }
        return index;
    }
}
