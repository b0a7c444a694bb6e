package org.affinitydomain.xds.validation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.namespace.QName;
import javax.xml.transform.stream.StreamSource;
import org.affinitydomain.xds.ebrim.Namespaces;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.message.Golden;
import org.affinitydomain.xds.message.SubmitObjectsMessage;
import org.affinitydomain.xds.metadata.Submission;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openehealth.ipf.commons.ihe.xds.XDS;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLFactory30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLSubmitObjectsRequest30;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.AssigningAuthority;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Author;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Code;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.DocumentEntry;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.DocumentEntryType;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Identifiable;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.LocalizedString;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Organization;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Person;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.ReferenceId;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.SubmissionSet;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.XcnName;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RegisterDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.transform.requests.RegisterDocumentSetTransformer;
import org.openehealth.ipf.commons.ihe.xds.core.validate.XDSMetaDataException;
import org.openehealth.ipf.commons.ihe.xds.core.validate.requests.SubmitObjectsRequestValidator;

/** IPF, written by others, and our rules agree on what is a valid submission. */
class IpfJudgementTest {

    private final SubmissionValidator validator = new SubmissionValidator(CodeMembership.ANY);

    @Test
    void takesWhatOurBuilderBuilds() {
        assertDoesNotThrow(() -> judge(SubmitObjectsRequest.of(BuiltSubmission.objects())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iti-42-folder.xml", "iti-42-replace-documented.xml"})
    void agreesOnOutsideSubmissions(String name) throws Exception {
        SubmitObjectsRequest request = SubmitObjectsMessage.read(Golden.reader(Golden.bytes(name)), RimLimits.DEFAULT);
        assertEquals(List.of(), validator.validate(request, Submission.REGISTER));
        assertDoesNotThrow(() -> judge(request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hash", "creationTime", "size", "languageCode", "sourcePatientId", "repositoryUniqueId"})
    void agreesThatAnAttributeIsMissing(String slot) {
        SubmitObjectsRequest request = SubmitObjectsRequest.of(BuiltSubmission.objects().stream().map(o -> o.withSlot(slot, List.of())).toList());
        assertEquals(1, validator.validate(request, Submission.REGISTER).size());
        assertThrows(XDSMetaDataException.class, () -> judge(request));
    }

    @Test
    void weTakeWhatItBuilds() throws Exception {
        SubmissionSet set = new SubmissionSet();
        set.setPatientId(new Identifiable("P1", new AssigningAuthority("1.2.3")));
        set.setUniqueId("1.2.3.200");
        set.setSourceId("1.2.3.6");
        set.setSubmissionTime("20260101120000");
        set.setContentTypeCode(code());
        set.setEntryUuid("ss");
        set.setAuthor(author());
        RegisterDocumentSet built = RegisterDocumentSet.supportiveBuilderWith(set).withDocument(entry(set)).build();
        var ebXml = new RegisterDocumentSetTransformer(new EbXMLFactory30()).toEbXML(built);
        SubmitObjectsRequest ours = SubmitObjectsMessage.read(Golden.reader(marshal(ebXml.getInternal())), RimLimits.DEFAULT);
        assertEquals(List.of(), validator.validate(ours, Submission.REGISTER));
    }

    private static DocumentEntry entry(SubmissionSet set) {
        DocumentEntry entry = new DocumentEntry();
        entry.setEntryUuid("de");
        entry.setType(DocumentEntryType.STABLE);
        entry.setMimeType("application/dicom");
        entry.setPatientId(set.getPatientId());
        entry.setUniqueId("1.2.3.201");
        entry.setClassCode(code());
        entry.setTypeCode(code());
        entry.setFormatCode(code());
        entry.setHealthcareFacilityTypeCode(code());
        entry.setPracticeSettingCode(code());
        entry.getConfidentialityCodes().add(code());
        entry.getEventCodeList().add(code());
        entry.getAuthors().add(author());
        entry.setTitle(new LocalizedString("Manifest"));
        entry.setCreationTime("20260101");
        entry.setLanguageCode("en-US");
        entry.setSourcePatientId(new Identifiable("L1", new AssigningAuthority("1.2.4")));
        entry.setRepositoryUniqueId("1.2.3.5");
        entry.setSize(7L);
        entry.setHash("e543712c0e10501972de13a5bfcbe826c49feb75");
        entry.getReferenceIdList().add(ReferenceId.parse("A1^^^&1.2.5&ISO^urn:ihe:iti:xds:2013:accession"));
        return entry;
    }

    private static Author author() {
        Author author = new Author();
        author.setAuthorPerson(new Person(new Identifiable("7", new AssigningAuthority("1.2.3")), new XcnName("Welby", "Marcus", null, null, "Dr", null)));
        author.getAuthorInstitution().add(new Organization("Hospital"));
        return author;
    }

    private static Code code() {
        return new Code("c", new LocalizedString("A code"), "1.2.3.4");
    }

    private static void judge(SubmitObjectsRequest request) throws Exception {
        var type = org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.lcm.SubmitObjectsRequest.class;
        byte[] xml = Golden.written(writer -> SubmitObjectsMessage.write(request, writer));
        var theirs = JAXBContext.newInstance(type).createUnmarshaller().unmarshal(new StreamSource(new ByteArrayInputStream(xml)), type).getValue();
        SubmitObjectsRequestValidator.getInstance().validate(new EbXMLSubmitObjectsRequest30(theirs), XDS.Interactions.ITI_42);
    }

    private static byte[] marshal(org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.lcm.SubmitObjectsRequest request) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JAXBContext.newInstance(request.getClass()).createMarshaller().marshal(
                new JAXBElement<>(new QName(Namespaces.LCM, "SubmitObjectsRequest"),
                        org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.lcm.SubmitObjectsRequest.class, request), bytes);
        return bytes.toByteArray();
    }
}
