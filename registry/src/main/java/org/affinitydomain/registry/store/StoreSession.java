package org.affinitydomain.registry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.affinitydomain.platform.Transactions;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.hibernate.StatelessSession;

/**
 * What the registry reads and writes in one transaction. New rows go through Hibernate; what is read is read by SQL,
 * which was measured several times faster than Hibernate's queries with their lists of values.
 */
public final class StoreSession {

    private static final String OBJECT = "SELECT id, entry_uuid, kind, status, patient_id, unique_key, copy, "
            + "logical_uuid, version, metadata_level, last_update_time, association_type, source_id, target_id, content FROM registry_object WHERE ";
    private static final int PORTION = 1000;
    private static final String PATIENTS = "SELECT id, patient_id, survivor_id FROM registry_patient WHERE ";
    private static final String PATIENT = PATIENTS + "patient_id = ?";

    private final StatelessSession session;
    private final Connection connection;
    private final RegistryStore store;

    StoreSession(StatelessSession session, Connection connection, RegistryStore store) {
        this.session = session;
        this.connection = connection;
        this.store = store;
    }

    /** A patient that a feed has made known, locked against a merge until the end of the transaction. */
    public Optional<PatientRow> lockPatient(String patientId, boolean exclusively) throws SQLException {
        return list(Select.of(PATIENT + (exclusively ? " FOR UPDATE" : store.dialect().forShare()), patientId), PatientRow::read)
                .stream().findFirst();
    }

    /** A patient that a feed has made known. */
    public Optional<PatientRow> patient(String patientId) throws SQLException {
        return list(Select.of(PATIENT, patientId), PatientRow::read).stream().findFirst();
    }

    /** Makes a patient known; the key, under which others of the same transaction find it at once. */
    public long insertPatient(String patientId) throws SQLException {
        long id = nextValue("registry_patient_seq");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO registry_patient (id, patient_id) VALUES (?, ?)")) {
            insert.setLong(1, id);
            insert.setString(2, patientId);
            insert.executeUpdate();
        }
        return id;
    }

    /** The objects of those entryUUIDs that exist. */
    public List<ObjectRow> byEntryUuid(Collection<UUID> uuids) throws SQLException {
        return objects("entry_uuid = ANY(?)", uuids);
    }

    /** The objects of those keys that exist. */
    public List<ObjectRow> byId(Collection<Long> ids) throws SQLException {
        return objects("id = ANY(?)", ids);
    }

    /** The objects with those uniqueIds. */
    public List<ObjectRow> byUniqueKey(Collection<UUID> keys) throws SQLException {
        return objects("unique_key = ANY(?)", keys);
    }

    /** Locks objects, in the order of their keys, until the end of the transaction. */
    public void lock(Collection<Long> ids) throws SQLException {
        if (!ids.isEmpty()) {
            list(Select.of("SELECT id FROM registry_object WHERE id = ANY(?) ORDER BY id FOR UPDATE", ids), row -> row.getLong(1));
        }
    }

    /** The approved associations of the given types that end at one of the objects. */
    public List<ObjectRow> associationsTo(Collection<Long> targets, Collection<AssociationType> types) throws SQLException {
        Set<Integer> ordinals = types.stream().map(Enum::ordinal).collect(Collectors.toSet());
        return targets.isEmpty() ? List.of() : list(Select.of(OBJECT + "target_id = ANY(?) AND association_type = ANY(?) AND status = ?",
                targets, ordinals, Status.APPROVED.ordinal()), ObjectRow::read);
    }

    /** The associations, of any status, that begin or end at one of the objects, each once. */
    public List<ObjectRow> associationsWith(Collection<Long> ends) throws SQLException {
        Map<Long, ObjectRow> rows = new LinkedHashMap<>();
        objects("source_id = ANY(?)", ends).forEach(row -> rows.put(row.id, row));
        objects("target_id = ANY(?)", ends).forEach(row -> rows.putIfAbsent(row.id, row));
        return List.copyOf(rows.values());
    }

    /** Locks patients, in the order of their keys, until the end of the transaction. */
    public void lockPatients(Collection<Long> ids) throws SQLException {
        if (!ids.isEmpty()) {
            list(Select.of("SELECT id FROM registry_patient WHERE id = ANY(?) ORDER BY id FOR UPDATE", ids), row -> row.getLong(1));
        }
    }

    /** The patient of a key. */
    public PatientRow patient(long id) throws SQLException {
        return list(Select.of(PATIENTS + "id = ?", id), PatientRow::read).get(0);
    }

    /** Notes that a patient was merged into another one; both are locked. */
    public void subsume(long patient, long survivor) throws SQLException {
        execute("UPDATE registry_patient SET survivor_id = ? WHERE id = ?", survivor, patient);
    }

    /**
     * Gives all objects of a patient to another one; both are locked. One statement, however many objects there are. Entries are
     * locked before it, in the order in which those lock them who submit one of these documents for another patient.
     */
    public void giveObjects(long patient, long survivor) throws SQLException {
        try (PreparedStatement entries = connection.prepareStatement(
                "SELECT id FROM registry_object WHERE patient_id = ? AND kind = " + ObjectKind.DOCUMENT_ENTRY.ordinal() + " ORDER BY id FOR UPDATE")) {
            entries.setLong(1, patient);
            entries.setFetchSize(PORTION);
            try (ResultSet locked = entries.executeQuery()) {
                while (locked.next()) {
                    // read in portions, so that their number does not matter; it is the reading that locks them
                }
            }
        }
        execute("UPDATE registry_object SET patient_id = ?, merged_from = COALESCE(merged_from, patient_id) WHERE patient_id = ?", survivor, patient);
    }

    /** Removes objects. */
    public void delete(Collection<Long> ids) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM registry_object WHERE id = ANY(?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            delete.executeUpdate();
        }
    }

    /** A new key for an object. */
    public long newObjectId() throws SQLException {
        return store.ids().next(this);
    }

    /** Stores new objects. */
    public void insert(List<ObjectRow> rows) {
        rows.forEach(session::insert);
    }

    /** All versions of the objects with those logicalIDs. */
    public List<ObjectRow> byLogicalId(Collection<UUID> uuids) throws SQLException {
        Map<Long, ObjectRow> rows = new LinkedHashMap<>();
        objects("logical_uuid = ANY(?)", uuids).forEach(row -> rows.put(row.id, row));
        objects("logical_uuid IS NULL AND entry_uuid = ANY(?)", uuids).forEach(row -> rows.put(row.id, row));
        return List.copyOf(rows.values());
    }

    /** Stores an object whose status, level, time of last update or content has changed. */
    public void update(ObjectRow row) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE registry_object SET status = ?, metadata_level = ?, last_update_time = ?, content = ? WHERE id = ?")) {
            update.setInt(1, row.status.ordinal());
            update.setObject(2, row.metadataLevel, Types.SMALLINT);
            update.setObject(3, row.lastUpdateTime, Types.BIGINT);
            update.setBytes(4, row.content);
            update.setLong(5, row.id);
            update.executeUpdate();
        }
    }

    /** Runs a SELECT. */
    public <T> List<T> list(Select select, Select.Mapper<T> mapper) throws SQLException {
        return select.list(connection, mapper);
    }

    /**
     * Runs a SELECT whose rows lie far apart, as those of a patient do, who comes again over years: the database is told to
     * read their pages ahead, all at a time, where it can. Only while reading, each statement for itself.
     */
    public <T> List<T> listScattered(Select select, Select.Mapper<T> mapper) throws SQLException {
        if (store.readAhead().isEmpty()) {
            return list(select, mapper);
        }
        Select ahead = new Select(store.readAhead().get() + select.sql(), select.parameters());
        return Transactions.<List<T>, RuntimeException>on(connection, transaction -> ahead.list(transaction, mapper));
    }

    void insert(CodeRow row) {
        session.insert(row);
    }

    Map<UUID, Integer> codeIds(Collection<UUID> keys) throws SQLException {
        Map<UUID, Integer> ids = new HashMap<>();
        list(Select.of("SELECT code_key, id FROM registry_code WHERE code_key = ANY(?)", keys),
                row -> ids.put(row.getObject(1, UUID.class), row.getInt(2)));
        return ids;
    }

    long nextValue(String sequence) throws SQLException {
        return list(Select.of(store.dialect().nextValue(sequence)), (ResultSet row) -> row.getLong(1)).get(0);
    }

    private void execute(String sql, long... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private List<ObjectRow> objects(String condition, Collection<?> values) throws SQLException {
        return values.isEmpty() ? List.of() : list(Select.of(OBJECT + condition, values), ObjectRow::read);
    }
}
