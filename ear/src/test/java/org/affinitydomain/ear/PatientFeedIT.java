package org.affinitydomain.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.affinitydomain.ear.SoapWire.Answer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Patients made known and merged by ITI-8 and by ITI-44, and what that means for ITI-41 and ITI-18, in the server. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PatientFeedIT {

    private static final String AUTHORITY = "1.3.6.1.4.1.21367.13.20.1000";
    private static final String FEED = "/registry/patient-feed";
    private static final String ACTION = "urn:hl7-org:v3:";
    private static final String ADDED = "PRPA_IN201301UV02";
    private static final String REVISED = "PRPA_IN201302UV02";
    private static final String RESOLVED = "PRPA_IN201304UV02";

    private final String subsumed = "S" + Submission.newUid();
    private final String survivor = "L" + Submission.newUid();

    @Deployment(testable = false)
    static EnterpriseArchive deployment() {
        return AffinityEar.asDelivered();
    }

    private static String provide(String patient, String uniqueId) throws Exception {
        return new Submission(Patients.patientId(patient), uniqueId, Submission.Format.TEXT, "a text".getBytes(StandardCharsets.UTF_8)).send();
    }

    /** FindDocuments of a patient. */
    private static String documents(String patient) throws Exception {
        Answer answer = SoapWire.plain("/registry/query", SoapWire.QUERY, SoapWire.envelope(SoapWire.QUERY, """
                <q:AdhocQueryRequest xmlns:q="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" xmlns:r="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">
                <q:ResponseOption returnType="LeafClass" returnComposedObjects="true"/>
                <r:AdhocQuery id="urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d">
                <r:Slot name="$XDSDocumentEntryPatientId"><r:ValueList><r:Value>'%s'</r:Value></r:ValueList></r:Slot>
                <r:Slot name="$XDSDocumentEntryStatus"><r:ValueList><r:Value>('urn:oasis:names:tc:ebxml-regrep:StatusType:Approved')</r:Value></r:ValueList></r:Slot>
                </r:AdhocQuery></q:AdhocQueryRequest>""".formatted(Patients.patientId(patient).replace("&", "&amp;"))));
        assertEquals(200, answer.status(), answer.text());
        return answer.text();
    }

    private static String message(String interaction, String id, String prior) {
        String replacement = prior.isEmpty() ? "" : "<replacementOf typeCode=\"RPLC\"><priorRegistration classCode=\"REG\" moodCode=\"EVN\">"
                + "<statusCode code=\"obsolete\"/><subject1 typeCode=\"SBJ\"><priorRegisteredRole classCode=\"PAT\"><id root=\"" + AUTHORITY
                + "\" extension=\"" + prior + "\"/></priorRegisteredRole></subject1></priorRegistration></replacementOf>";
        return "<" + interaction + " xmlns=\"urn:hl7-org:v3\" ITSVersion=\"XML_1.0\"><id root=\"2.999.7\" extension=\"M1\"/>"
                + "<creationTime value=\"20261124\"/><interactionId root=\"2.16.840.1.113883.1.6\" extension=\"" + interaction + "\"/>"
                + "<processingCode code=\"P\"/><processingModeCode code=\"T\"/><acceptAckCode code=\"AL\"/>"
                + "<receiver typeCode=\"RCV\"><device classCode=\"DEV\" determinerCode=\"INSTANCE\"><id root=\"2.999.8\"/></device></receiver>"
                + "<sender typeCode=\"SND\"><device classCode=\"DEV\" determinerCode=\"INSTANCE\"><id root=\"2.999.9\"/></device></sender>"
                + "<controlActProcess classCode=\"CACT\" moodCode=\"EVN\"><subject typeCode=\"SUBJ\"><registrationEvent classCode=\"REG\" moodCode=\"EVN\">"
                + "<statusCode code=\"active\"/><subject1 typeCode=\"SBJ\"><patient classCode=\"PAT\"><id root=\"" + AUTHORITY + "\" extension=\"" + id
                + "\"/><statusCode code=\"active\"/><patientPerson classCode=\"PSN\" determinerCode=\"INSTANCE\"><name><given>Anna</given>"
                + "<family>Muster</family></name></patientPerson></patient></subject1>" + replacement
                + "</registrationEvent></subject></controlActProcess></" + interaction + ">";
    }

    private static Answer feed(String interaction, String body) throws Exception {
        return SoapWire.plain(FEED, ACTION + interaction, SoapWire.envelope(ACTION + interaction, body));
    }

    private static void accept(String interaction, String body) throws Exception {
        Answer answer = feed(interaction, body);
        assertEquals(200, answer.status(), answer.text());
        assertTrue(answer.text().contains("typeCode code=\"CA\""), answer.text());
        assertTrue(answer.text().contains(">" + ACTION + "MCCI_IN000002UV01<"), "wsa:Action of the answer: " + answer.text());
    }

    private void assertMerged(String document) throws Exception {
        assertFalse(documents(subsumed).contains("ExtrinsicObject"), "nothing is found under the subsumed id");
        String found = documents(survivor);
        assertTrue(found.contains(document), found);
        assertTrue(found.contains("value=\"" + Patients.patientId(survivor).replace("&", "&amp;") + '"'), found);
        assertFalse(found.contains(subsumed), "nothing says the subsumed id: " + found);
        assertTrue(provide(subsumed, Submission.newUid()).contains("XDSUnknownPatientId"));
        assertTrue(provide(survivor, Submission.newUid()).contains("ResponseStatusType:Success"));
    }

    @Test
    void mergeByIti8() throws Exception {
        Patients.register(subsumed);
        Patients.register(survivor);
        String document = Submission.newUid();
        assertTrue(provide(subsumed, document).contains("ResponseStatusType:Success"));
        Patients.merge(subsumed, survivor);
        Patients.merge(subsumed, survivor);
        assertMerged(document);
    }

    @Test
    void registrationAndMergeByIti44() throws Exception {
        accept(ADDED, message(ADDED, subsumed, ""));
        accept(REVISED, message(REVISED, survivor, ""));
        String document = Submission.newUid();
        assertTrue(provide(subsumed, document).contains("ResponseStatusType:Success"));
        accept(RESOLVED, message(RESOLVED, survivor, subsumed));
        assertMerged(document);
        Answer again = feed(REVISED, message(REVISED, subsumed, ""));
        assertTrue(again.text().contains("typeCode code=\"CE\"") && again.text().contains("KEY204"), again.text());
    }

    @Test
    void messagesThatAreNone() throws Exception {
        assertTrue(feed("PRPA_IN201305UV02", message("PRPA_IN201305UV02", survivor, "")).fault(), "a query of patients is not for the registry");
        assertTrue(feed(ADDED, message(REVISED, survivor, "")).fault(), "the body is not what the action says");
        assertTrue(feed(ADDED, message(ADDED, survivor, "").replace("<id root=\"2.999.7\" extension=\"M1\"/>", "")).fault());
        assertTrue(feed(ADDED, "<x>".repeat(200)).fault());
        assertTrue(feed(ADDED, message(ADDED, survivor, "").replace("<family>", "<family>" + "<x>".repeat(60)).replace("</family>",
                "</x>".repeat(60) + "</family>")).fault(), "too deep");
        Answer bomb = SoapWire.plain(FEED, ACTION + ADDED, "<!DOCTYPE x [<!ENTITY a 'b'>]>" + SoapWire.envelope(ACTION + ADDED, message(ADDED, "&a;", "")));
        assertTrue(bomb.fault(), bomb.text());
        Answer unknown = feed(ADDED, message(ADDED, survivor, "").replace(AUTHORITY, "2.999.1"));
        assertTrue(unknown.text().contains("typeCode code=\"CE\"") && unknown.text().contains("KEY204"), unknown.text());
    }
}
