package org.affinitydomain.xds.validation;

import static org.affinitydomain.xds.validation.SubmissionView.name;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Cx;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.metadata.Submission;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/** Ids, uniqueIds and patient ids of the objects of a submission, as far as the submission alone decides. */
final class IdentityRules {

    private IdentityRules() {
    }

    /** No id occurs twice (ITI TF-3 4.2.1.5.1). */
    static void ids(SubmissionView view, Submission submission, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (RegistryObject object : view.objects()) {
            if (!object.id().isEmpty() && !seen.add(object.id())) {
                problems.metadata(name(object) + ": its id is used by another object of the submission");
            }
        }
    }

    /** A new object is the first version of itself: its logicalID is its id, or absent (ITI TF-3 4.2.3.2.12). */
    static void logicalIds(SubmissionView view, Submission submission, Problems problems) {
        if (submission.isUpdate()) {
            return;
        }
        for (Attribute logicalId : List.of(Attribute.DE_LOGICAL_ID, Attribute.FOL_LOGICAL_ID)) {
            for (RegistryObject object : view.of(logicalId.kind())) {
                logicalId.value(object).filter(lid -> !lid.equals(object.id())).ifPresent(lid -> problems.metadata(
                        name(object) + ": logicalID is " + lid + ", which only an update may send"));
            }
        }
    }

    /** No uniqueId occurs twice, even between kinds of object (ITI TF-3 table 4.2.4.1-2). */
    static void uniqueIds(SubmissionView view, Submission submission, Problems problems) {
        Map<String, RegistryObject> seen = new HashMap<>();
        for (ObjectKind kind : ObjectKind.values()) {
            Optional<Attribute> uniqueId = SubmissionView.uniqueIdOf(kind);
            if (uniqueId.isPresent()) {
                for (RegistryObject object : view.of(kind)) {
                    uniqueId.get().value(object).filter(v -> !v.isEmpty()).ifPresent(value -> {
                        RegistryObject other = seen.putIfAbsent(value, object);
                        if (other != null) {
                            problems.duplicateUniqueId(name(object) + ": " + name(other) + " has the same uniqueId");
                        }
                    });
                }
            }
        }
    }

    /** All submitted objects are of one patient (ITI TF-3 4.2.3.3.8). */
    static void patients(SubmissionView view, Submission submission, Problems problems) {
        Optional<String> patient = view.submissionSet().flatMap(Attribute.SS_PATIENT_ID::value);
        if (patient.isEmpty()) {
            return; // its absence is an error of its own
        }
        String expected = canonical(patient.get());
        for (Attribute patientId : List.of(Attribute.DE_PATIENT_ID, Attribute.FOL_PATIENT_ID)) {
            for (RegistryObject object : view.of(patientId.kind())) {
                patientId.value(object).filter(id -> !canonical(id).equals(expected)).ifPresent(id -> problems.add(
                        submission.isUpdate() ? XdsErrorCode.PATIENT_ID_RECONCILIATION_ERROR : XdsErrorCode.PATIENT_ID_DOES_NOT_MATCH,
                        name(object) + ": patientId is " + id + ", that of the SubmissionSet is " + patient.get()));
            }
        }
    }

    private static String canonical(String patientId) {
        return Cx.parse(patientId).map(Cx::toString).orElse(patientId);
    }
}
