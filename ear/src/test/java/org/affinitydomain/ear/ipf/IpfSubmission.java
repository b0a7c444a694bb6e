package org.affinitydomain.ear.ipf;

import jakarta.activation.DataHandler;
import jakarta.mail.util.ByteArrayDataSource;
import java.math.BigInteger;
import java.util.UUID;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.AssigningAuthority;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Author;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Code;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Document;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.DocumentEntry;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.DocumentEntryType;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Identifiable;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.LocalizedString;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Organization;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Person;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.SubmissionSet;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.XcnName;

/** Objects of the sample region in IPF's model. */
final class IpfSubmission {

    static final byte[] CONTENT = "a document of the test".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final String AUTHORITY = "1.3.6.1.4.1.21367.13.20.1000";

    private IpfSubmission() {
    }

    static String uid() {
        return "2.25." + new BigInteger(UUID.randomUUID().toString().replace("-", ""), 16);
    }

    static Identifiable patient(String id) {
        return new Identifiable(id, new AssigningAuthority(AUTHORITY));
    }

    static SubmissionSet submissionSet(Identifiable patient) {
        SubmissionSet set = new SubmissionSet();
        set.setEntryUuid("set");
        set.setUniqueId(uid());
        set.setPatientId(patient);
        set.setSourceId("1.2.3.6");
        set.setSubmissionTime("20260101120000");
        set.setContentTypeCode(code("22232009", "2.16.840.1.113883.6.96"));
        set.setAuthor(author());
        return set;
    }

    /** A document without what the repository adds. */
    static DocumentEntry entry(Identifiable patient, DocumentEntryType type) {
        DocumentEntry entry = new DocumentEntry();
        entry.setEntryUuid("doc");
        entry.setType(type);
        entry.setMimeType("text/plain");
        entry.setPatientId(patient);
        entry.setUniqueId(uid());
        entry.setClassCode(code("REPORTS", "1.3.6.1.4.1.19376.1.2.6.1"));
        entry.setTypeCode(code("18748-4", "2.16.840.1.113883.6.1"));
        entry.setFormatCode(code("urn:ihe:iti:xds:2017:mimeTypeSufficient", "1.3.6.1.4.1.19376.1.2.3"));
        entry.setHealthcareFacilityTypeCode(code("22232009", "2.16.840.1.113883.6.96"));
        entry.setPracticeSettingCode(code("225728007", "2.16.840.1.113883.6.96"));
        entry.getConfidentialityCodes().add(code("N", "2.16.840.1.113883.5.25"));
        entry.getAuthors().add(author());
        entry.setTitle(new LocalizedString("A title"));
        entry.setLanguageCode("en-US");
        entry.setSourcePatientId(patient);
        if (type == DocumentEntryType.STABLE) {
            entry.setCreationTime("20260101");
        }
        return entry;
    }

    static Document document(DocumentEntry entry) {
        return new Document(entry, new DataHandler(new ByteArrayDataSource(CONTENT, "text/plain")));
    }

    private static Author author() {
        Author author = new Author();
        author.setAuthorPerson(new Person(new Identifiable("7", new AssigningAuthority("1.2.3")), new XcnName("Welby", "Marcus", null, null, "Dr", null)));
        author.getAuthorInstitution().add(new Organization("Hospital"));
        return author;
    }

    private static Code code(String code, String scheme) {
        return new Code(code, new LocalizedString(code), scheme);
    }
}
