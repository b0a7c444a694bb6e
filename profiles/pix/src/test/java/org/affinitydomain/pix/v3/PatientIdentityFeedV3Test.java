package org.affinitydomain.pix.v3;

import static org.affinitydomain.pix.v3.V3Fixture.DOMAIN;
import static org.affinitydomain.pix.v3.V3Fixture.SAINT_LUC;
import static org.affinitydomain.pix.v3.V3Fixture.golden;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.affinitydomain.pix.AdministrativeSex;
import org.affinitydomain.pix.Demographics;
import org.affinitydomain.pix.IdentifierMerge;
import org.affinitydomain.pix.PatientIdentifier;
import org.affinitydomain.pix.PatientIdentity;
import org.affinitydomain.pix.PatientPage;
import org.affinitydomain.pix.PersonName;
import org.affinitydomain.pix.PostalAddress;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patient Identity Feed HL7 v3 (ITI-44): messages and acknowledgements judged by HL7's schemas, and every refusal. */
class PatientIdentityFeedV3Test {
    private static final String ADDED = "record-added.xml";
    private static final String REVISED = "record-revised.xml";
    private static final String RESOLVED = "duplicates-resolved.xml";
    private static final PatientIdentifier SURVIVOR = new PatientIdentifier("RG-70001", DOMAIN);
    private static final PatientIdentifier PRIOR = new PatientIdentifier("RG-70002", DOMAIN);
    private final V3Fixture fixture = new V3Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private void accept(Interaction interaction, String message) throws Exception {
        Schemas.assertValid(interaction.artifact(), message);
        String answer = fixture.send(interaction, message);
        Schemas.assertValid("MCCI_IN000002UV01", answer);
        V3Element acknowledgement = V3Fixture.parse(answer).child("acknowledgement").orElseThrow();
        assertEquals("CA", acknowledgement.child("typeCode").orElseThrow().value("code").orElseThrow(), answer);
        assertTrue(acknowledgement.child("acknowledgementDetail").isEmpty());
    }

    private void refuse(Interaction interaction, String message, String code, String location) throws Exception {
        List<PatientIdentity> before = fixture.store.list(PatientPage.START, 10).patients();
        String answer = fixture.send(interaction, message);
        Schemas.assertValid("MCCI_IN000002UV01", answer);
        V3Element acknowledgement = V3Fixture.parse(answer).child("acknowledgement").orElseThrow();
        V3Element detail = acknowledgement.child("acknowledgementDetail").orElseThrow();
        assertEquals(List.of("CE", code, location), List.of(acknowledgement.child("typeCode").orElseThrow().value("code").orElseThrow(),
                detail.child("code").orElseThrow().value("code").orElseThrow(), detail.child("location").orElseThrow().text()), answer);
        assertEquals(before, fixture.store.list(PatientPage.START, 10).patients(), "nothing is changed");
    }

    @Test
    void recordAdded() throws Exception {
        accept(Interaction.RECORD_ADDED, golden(ADDED));
        PatientIdentity expected = new PatientIdentity(List.of(SURVIVOR, new PatientIdentifier("SL-70001", SAINT_LUC)), new Demographics(
                new PersonName("Lefèvre -Ångström", "Zoé", "Anne-Cécile", "", "Mme"), Optional.of("19851231"), AdministrativeSex.FEMALE,
                new PostalAddress("12 rue des Œillets & Lys", "Bât. C", "Neuchâtel", "NE", "2000", "CHE")));
        assertEquals(List.of(expected), fixture.told, "the insurance number is of no authority of the domain");
        assertEquals(Optional.of(expected), fixture.store.find(new PatientIdentifier("SL-70001", SAINT_LUC)));
    }

    @Test
    void recordRevised() throws Exception {
        accept(Interaction.RECORD_ADDED, golden(ADDED));
        accept(Interaction.RECORD_REVISED, golden(REVISED));
        Demographics revised = fixture.store.find(SURVIVOR).orElseThrow().demographics();
        assertEquals(List.of("Lefèvre", "Dr", AdministrativeSex.AMBIGUOUS), List.of(revised.name().family(), revised.name().prefix(), revised.sex()));
        assertEquals(1, fixture.store.list(PatientPage.START, 10).patients().size());
    }

    @Test
    void duplicatesResolved() throws Exception {
        accept(Interaction.RECORD_ADDED, golden(ADDED));
        accept(Interaction.RECORD_ADDED, golden(ADDED).replace("RG-70001", "RG-70002").replace("SL-70001", "SL-70002"));
        accept(Interaction.DUPLICATES_RESOLVED, golden(RESOLVED));
        assertEquals(List.of(new IdentifierMerge(PRIOR, SURVIVOR)), fixture.merged);
        assertEquals(Optional.of(SURVIVOR), fixture.store.identifierIn(new PatientIdentifier("SL-70002", SAINT_LUC), DOMAIN));
        accept(Interaction.DUPLICATES_RESOLVED, golden(RESOLVED));
        assertEquals(1, fixture.store.list(PatientPage.START, 10).patients().size());
        refuse(Interaction.RECORD_REVISED, golden(REVISED).replace("RG-70001", "RG-70002"), "KEY204",
                "/PRPA_IN201302UV02/controlActProcess/subject/registrationEvent/subject1/patient/id[1]");
    }

    @Test
    void acknowledgementNamesTheMessageAndTurnsTheDevicesRound() throws Exception {
        V3Element answer = V3Fixture.parse(fixture.send(Interaction.RECORD_ADDED, golden(ADDED)));
        assertEquals("MCCI_IN000002UV01", answer.child("interactionId").orElseThrow().value("extension").orElseThrow());
        V3Element target = answer.at("acknowledgement", "targetMessage", "id").orElseThrow();
        assertEquals(List.of("1.3.6.1.4.1.21367.13.99.7", "MPI-1"), List.of(target.value("root").orElseThrow(), target.value("extension").orElseThrow()));
        assertEquals("MPI", answer.at("receiver", "device", "id").orElseThrow().value("extension").orElseThrow());
        assertEquals("1.3.6.1.4.1.21367.13.99.2", answer.at("sender", "device", "id").orElseThrow().value("root").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "root=\"1.3.6.1.4.1.21367.13.20.1000\" extension=\"RG-70002\" | root=\"1.3.6.1.4.1.21367.13.20.1000\" extension=\"NOBODY\" | KEY204 | /replacementOf[1]/priorRegistration/subject1/priorRegisteredRole/id[1]",
        "root=\"1.3.6.1.4.1.21367.13.20.1000\" extension=\"RG-70002\" | root=\"1.3.6.1.4.1.21367.13.20.1000\" extension=\"RG-70001\" | KEY205 | /replacementOf[1]/priorRegistration/subject1/priorRegisteredRole/id[1]",
        "root=\"1.3.6.1.4.1.21367.13.20.1000\" extension=\"RG-70002\" | root=\"1.3.6.1.4.1.21367.13.80.21.1.1\" extension=\"SL-70001\" | KEY204 | /replacementOf[1]/priorRegistration/subject1/priorRegisteredRole/id[1]",
        "root=\"1.3.6.1.4.1.21367.13.20.1000\" extension=\"RG-70002\" | root=\"1.2.3.4\" extension=\"RG-70002\" | KEY204 | /replacementOf[1]/priorRegistration/subject1/priorRegisteredRole/id[1]",
        "root=\"1.3.6.1.4.1.21367.13.20.1000\" extension=\"RG-70002\" | nullFlavor=\"UNK\" | SYN101 | /replacementOf/priorRegistration/subject1/priorRegisteredRole/id",
        "replacementOf | other | SYN101 | /replacementOf/priorRegistration/subject1/priorRegisteredRole/id",
        "priorRegisteredRole | other | SYN101 | /replacementOf/priorRegistration/subject1/priorRegisteredRole/id"})
    void mergesThatCannotBe(String what, String instead, String code, String location) throws Exception {
        accept(Interaction.RECORD_ADDED, golden(ADDED));
        refuse(Interaction.DUPLICATES_RESOLVED, golden(RESOLVED).replace(what, instead), code,
                "/PRPA_IN201304UV02/controlActProcess/subject/registrationEvent" + location);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1.3.6.1.4.1.21367 | 1.3.6.1.4.1.99999 | KEY204 | /id[1]",
        "198512311205 | 31.12.1985 | SYN102 | /patientPerson/birthTime/@value",
        "code=\"F\" | code=\"Q\" | SYN103 | /patientPerson/administrativeGenderCode/@code"})
    void valuesThatAreNone(String what, String instead, String code, String location) throws Exception {
        refuse(Interaction.RECORD_ADDED, golden(ADDED).replace(what, instead), code,
                "/PRPA_IN201301UV02/controlActProcess/subject/registrationEvent/subject1/patient" + location);
    }

    @Test
    void authorityWithoutExtensionIsNoIdentifier() throws Exception {
        accept(Interaction.RECORD_ADDED, golden(ADDED).replace("extension=\"RG-70001\"", ""));
        assertEquals(List.of(new PatientIdentifier("SL-70001", SAINT_LUC)), fixture.told.get(0).identifiers());
    }

    @Test
    void textsThatAreTooLong() throws Exception {
        String patient = "/PRPA_IN201301UV02/controlActProcess/subject/registrationEvent/subject1/patient";
        refuse(Interaction.RECORD_ADDED, golden(ADDED).replace("RG-70001", "x".repeat(256)), "SYN102", patient + "/id[1]");
        refuse(Interaction.RECORD_ADDED, golden(ADDED).replace("Mme", "x".repeat(201)), "SYN102", patient + "/patientPerson/name/prefix");
        refuse(Interaction.RECORD_ADDED, golden(ADDED).replace("2000", "x".repeat(201)), "SYN102", patient + "/patientPerson/addr/postalCode");
    }

    @Test
    void messagesAboutNobodyOrAboutMany() throws Exception {
        String act = "/PRPA_IN201301UV02/controlActProcess";
        refuse(Interaction.RECORD_ADDED, golden(ADDED).replace("registrationEvent", "other"), "SYN100", act + "/subject/registrationEvent");
        refuse(Interaction.RECORD_ADDED, golden(ADDED).replace("subject1", "other"), "SYN100", act + "/subject/registrationEvent/subject1/patient");
        String subject = golden(ADDED).substring(golden(ADDED).indexOf("<subject "), golden(ADDED).indexOf("</subject>") + "</subject>".length());
        refuse(Interaction.RECORD_ADDED, golden(ADDED).replace(subject, subject + subject), "SYN102", act + "/subject[2]");
    }

    @Test
    void listenerThatFailsMakesTheSenderRepeat() throws Exception {
        fixture.failing = true;
        String answer = fixture.send(Interaction.RECORD_ADDED, golden(ADDED));
        Schemas.assertValid("MCCI_IN000002UV01", answer);
        assertTrue(answer.contains("\"CE\"") && answer.contains("\"INTERR\""), answer);
        assertTrue(!answer.contains("registry database"), "nothing of the inside is told");
        fixture.failing = false;
        accept(Interaction.RECORD_ADDED, golden(ADDED));
        assertEquals(1, fixture.told.size());
    }

    @Test
    void messageWithoutIdCannotBeAcknowledged() throws Exception {
        String message = golden(ADDED).replace("<id root=\"1.3.6.1.4.1.21367.13.99.7\" extension=\"MPI-1\"/>", "");
        assertThrows(MetadataFormatException.class, () -> fixture.send(Interaction.RECORD_ADDED, message));
        assertEquals(List.of(), fixture.told);
    }
}
