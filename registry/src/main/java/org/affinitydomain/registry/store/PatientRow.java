package org.affinitydomain.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** A row of {@code registry_patient}: a patient id that a feed has made known. */
@Entity
@Table(name = "registry_patient")
public class PatientRow {

    @Id
    private long id;
    @Column(name = "patient_id")
    private String patientId;
    @Column(name = "survivor_id")
    private Long survivorId;

    /** For Hibernate. */
    protected PatientRow() {
    }

    PatientRow(long id, String patientId) {
        this.id = id;
        this.patientId = patientId;
    }

    static PatientRow read(ResultSet row) throws SQLException {
        PatientRow patient = new PatientRow(row.getLong("id"), row.getString("patient_id"));
        patient.survivorId = row.getObject("survivor_id", Long.class);
        return patient;
    }

    /** The key that other tables refer to. */
    public long id() {
        return id;
    }

    /** The patient id as {@code ID^^^&OID&ISO}. */
    public String patientId() {
        return patientId;
    }

    /** The key of the patient into whom this one was merged. */
    public Optional<Long> survivor() {
        return Optional.ofNullable(survivorId);
    }

    /** Whether the patient was merged into another one; no document is registered for it any more. */
    public boolean isSubsumed() {
        return survivorId != null;
    }
}
