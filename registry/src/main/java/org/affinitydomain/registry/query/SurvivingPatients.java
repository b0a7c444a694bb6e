package org.affinitydomain.registry.query;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.affinitydomain.registry.store.Select;
import org.affinitydomain.registry.store.StoreSession;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.message.AdhocQueryMessage;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.ObjectKind;

/**
 * The patients of objects that a merge has given to another patient than the one they were submitted for. A merge changes
 * no stored object, however many there are; the surviving patient id gets into an object when it is returned (ITI TF-2
 * 3.18.4.1.2.3.9).
 *
 * @param byObject patient ids by the keys of the objects
 */
record SurvivingPatients(Map<Long, String> byObject) {

    SurvivingPatients {
        byObject = Map.copyOf(byObject);
    }

    /** The patients of the objects of the given keys, which were merged. */
    static SurvivingPatients of(StoreSession session, Collection<Long> merged) throws SQLException {
        Map<Long, String> patients = new HashMap<>();
        if (!merged.isEmpty()) {
            session.list(Select.of("SELECT o.id, p.patient_id FROM registry_object o JOIN registry_patient p ON p.id = o.patient_id "
                    + "WHERE o.id = ANY(?)", merged), row -> patients.put(row.getLong(1), row.getString(2)));
        }
        return new SurvivingPatients(patients);
    }

    /** The object as it is returned: as it is stored, unless it was merged. */
    byte[] correct(long id, byte[] xml) throws IOException {
        String patientId = byObject.get(id);
        if (patientId == null) {
            return xml;
        }
        RegistryObject object = AdhocQueryMessage.parse(xml, RimLimits.DEFAULT);
        ObjectKind kind = ObjectKind.of(object).orElseThrow();
        return AdhocQueryMessage.fragment(object.withIdentifierValue(patientIdOf(kind).scheme(), patientId));
    }

    private static Attribute patientIdOf(ObjectKind kind) {
        return switch (kind) {
            case DOCUMENT_ENTRY -> Attribute.DE_PATIENT_ID;
            case SUBMISSION_SET -> Attribute.SS_PATIENT_ID;
            case FOLDER -> Attribute.FOL_PATIENT_ID;
            case ASSOCIATION -> throw new IllegalStateException("an association has no patient");
        };
    }
}
