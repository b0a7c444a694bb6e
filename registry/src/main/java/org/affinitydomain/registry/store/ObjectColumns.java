package org.affinitydomain.registry.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The columns of {@code registry_object} that a new row fills, and their values, for writers that do not go through
 * Hibernate. A value is a Long, Integer, String, UUID, {@code byte[]}, {@code int[]} or {@code UUID[]}.
 */
public enum ObjectColumns {
    ID("id", row -> row.id),
    ENTRY_UUID("entry_uuid", row -> row.entryUuid),
    PATIENT("patient_id", row -> row.patient),
    SOURCE("source_id", row -> row.source),
    TARGET("target_id", row -> row.target),
    CREATION_TIME("creation_time", row -> row.creationTime),
    SERVICE_START_TIME("service_start_time", row -> row.serviceStartTime),
    SERVICE_STOP_TIME("service_stop_time", row -> row.serviceStopTime),
    SUBMISSION_TIME("submission_time", row -> row.submissionTime),
    LAST_UPDATE_TIME("last_update_time", row -> row.lastUpdateTime),
    UNIQUE_KEY("unique_key", row -> row.uniqueKey),
    LOGICAL_UUID("logical_uuid", row -> row.logicalUuid),
    VERSION("version", row -> row.version),
    COPY("copy", row -> row.copy),
    METADATA_LEVEL("metadata_level", row -> row.metadataLevel),
    KIND("kind", row -> row.kind.ordinal()),
    STATUS("status", row -> row.status.ordinal()),
    ENTRY_TYPE("entry_type", row -> ordinal(row.entryType)),
    ASSOCIATION_TYPE("association_type", row -> ordinal(row.associationType)),
    CODES("codes", row -> row.codes),
    REFERENCE_KEYS("reference_keys", row -> row.referenceKeys),
    AUTHORS("authors", row -> row.authors),
    TITLE("title", row -> row.title),
    CONTENT("content", row -> row.content);

    private final String column;
    private final Function<ObjectRow, Object> value;

    ObjectColumns(String column, Function<ObjectRow, Object> value) {
        this.column = column;
        this.value = value;
    }

    /** The name in the database. */
    public String column() {
        return column;
    }

    /** The value of a row; empty for null. */
    public Optional<Object> of(ObjectRow row) {
        return Optional.ofNullable(value.apply(row));
    }

    /** All names, in the order of the constants. */
    public static List<String> names() {
        return List.of(values()).stream().map(ObjectColumns::column).toList();
    }

    private static Integer ordinal(Enum<?> value) {
        return value == null ? null : value.ordinal();
    }
}
