package org.affinitydomain.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.ObjectKind;

/**
 * A row of {@code registry_object}: by what an object is found, and the object. {@link ObjectKind} and {@link AssociationType} are
 * stored by position: new ones go to their ends.
 */
@Entity
@Table(name = "registry_object")
public class ObjectRow {

    @Id
    long id;
    @Column(name = "entry_uuid")
    UUID entryUuid;
    @Enumerated(EnumType.ORDINAL)
    ObjectKind kind;
    @Enumerated(EnumType.ORDINAL)
    Status status;
    @Column(name = "patient_id")
    Long patient;
    @Column(name = "unique_key")
    UUID uniqueKey;
    Integer copy;
    @Column(name = "logical_uuid")
    UUID logicalUuid;
    Integer version;
    @Column(name = "metadata_level")
    Integer metadataLevel;
    @Column(name = "entry_type")
    @Enumerated(EnumType.ORDINAL)
    EntryType entryType;
    @Column(name = "creation_time")
    Long creationTime;
    @Column(name = "service_start_time")
    Long serviceStartTime;
    @Column(name = "service_stop_time")
    Long serviceStopTime;
    @Column(name = "submission_time")
    Long submissionTime;
    @Column(name = "last_update_time")
    Long lastUpdateTime;
    int[] codes;
    @Column(name = "reference_keys")
    UUID[] referenceKeys;
    String authors;
    String title;
    @Column(name = "association_type")
    @Enumerated(EnumType.ORDINAL)
    AssociationType associationType;
    @Column(name = "source_id")
    Long source;
    @Column(name = "target_id")
    Long target;
    byte[] content;

    /** For Hibernate, and for {@link ObjectIndexer}. */
    protected ObjectRow() {
    }

    /** What the registry looks at in an object that is registered; the columns that only queries look at stay behind. */
    static ObjectRow read(ResultSet row) throws SQLException {
        ObjectRow object = new ObjectRow();
        object.id = row.getLong("id");
        object.entryUuid = row.getObject("entry_uuid", UUID.class);
        object.kind = ObjectKind.values()[row.getInt("kind")];
        object.status = Status.values()[row.getInt("status")];
        object.patient = row.getObject("patient_id", Long.class);
        object.uniqueKey = row.getObject("unique_key", UUID.class);
        object.copy = row.getObject("copy", Integer.class);
        object.logicalUuid = row.getObject("logical_uuid", UUID.class);
        object.version = row.getObject("version", Integer.class);
        object.metadataLevel = row.getObject("metadata_level", Integer.class);
        object.lastUpdateTime = row.getObject("last_update_time", Long.class);
        Integer type = row.getObject("association_type", Integer.class);
        object.associationType = type == null ? null : AssociationType.values()[type];
        object.source = row.getObject("source_id", Long.class);
        object.target = row.getObject("target_id", Long.class);
        object.content = row.getBytes("content");
        return object;
    }

    /** The key that other rows refer to. */
    public long id() {
        return id;
    }

    /** The entryUUID. */
    public UUID entryUuid() {
        return entryUuid;
    }

    /** What it is. */
    public ObjectKind kind() {
        return kind;
    }

    /** Its availability status. */
    public Status status() {
        return status;
    }

    /** The key of its patient; empty for associations. */
    public Optional<Long> patient() {
        return Optional.ofNullable(patient);
    }

    /** The key of its uniqueId. */
    public UUID uniqueKey() {
        return uniqueKey;
    }

    /** For an association: the key of the object where it begins. */
    public Optional<Long> source() {
        return Optional.ofNullable(source);
    }

    /** For an association: the key of the object where it ends. */
    public Optional<Long> target() {
        return Optional.ofNullable(target);
    }

    /** For an association: its type. */
    public Optional<AssociationType> associationType() {
        return Optional.ofNullable(associationType);
    }

    /** For a DocumentEntry: how many entries of the same uniqueId were there before it. */
    public int copy() {
        return copy == null ? 0 : copy;
    }

    /** The logicalID, which all versions of an object share (ITI TF-3 4.2.3.2.12). */
    public UUID logicalUuid() {
        return logicalUuid == null ? entryUuid : logicalUuid;
    }

    /** For a DocumentEntry or Folder: the number of its version. */
    public int version() {
        return version == null ? 1 : version;
    }

    /** The object, deflated; {@link ContentCodec} reads it. */
    public byte[] content() {
        return content.clone();
    }
}
