package org.affinitydomain.registry.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.affinitydomain.pix.AdministrativeSex;
import org.affinitydomain.pix.Demographics;
import org.affinitydomain.pix.PatientIdentifier;
import org.affinitydomain.pix.PatientIdentity;
import org.affinitydomain.pix.PersonName;
import org.affinitydomain.pix.PostalAddress;
import org.affinitydomain.registry.SampleSubmission;
import org.affinitydomain.registry.TestRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class KnownPatientsTest {

    private final TestRegistry test;

    KnownPatientsTest(TestRegistry test) {
        this.test = test;
    }

    @Test
    void aPatientIsKnownOnce() throws Exception {
        PatientIdentity patient = patient(new PatientIdentifier("K" + TestRegistry.number(), TestRegistry.DOMAIN.primaryAuthority().oid()));
        test.service().patients().patientRegistered(patient);
        Map<String, Long> rows = test.rows();
        test.service().patients().patientRegistered(patient);
        assertEquals(rows, test.rows());
        assertTrue(test.service().registerDocumentSet(SampleSubmission.of(patient.identifiers().get(0).toCx())
                .document("d", SampleSubmission.uniqueId()).request()).isSuccess());
    }

    @Test
    void idsOfHospitalsArePassedOver() throws Exception {
        Map<String, Long> rows = test.rows();
        test.service().patients().patientRegistered(patient(new PatientIdentifier("K" + TestRegistry.number(), "1.2.3.4.5")));
        assertEquals(rows, test.rows());
    }

    private static PatientIdentity patient(PatientIdentifier id) {
        return new PatientIdentity(List.of(id), new Demographics(PersonName.UNKNOWN, Optional.empty(), AdministrativeSex.UNKNOWN, PostalAddress.UNKNOWN));
    }
}
