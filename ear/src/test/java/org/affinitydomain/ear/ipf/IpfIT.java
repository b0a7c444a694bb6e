package org.affinitydomain.ear.ipf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.affinitydomain.ear.AffinityEar;
import org.affinitydomain.ear.Patients;
import org.affinitydomain.xds.soap.SoapAction;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openehealth.ipf.commons.ihe.xds.RMU;
import org.openehealth.ipf.commons.ihe.xds.XDS;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Association;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.AssociationType;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.AvailabilityStatus;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.DocumentEntry;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.DocumentEntryType;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Identifiable;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.LocalizedString;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.ObjectReference;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.SubmissionSet;
import org.openehealth.ipf.commons.ihe.xds.core.requests.DocumentReference;
import org.openehealth.ipf.commons.ihe.xds.core.requests.ProvideAndRegisterDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.requests.QueryRegistry;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RegisterDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RemoveDocuments;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RemoveMetadata;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RetrieveDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RetrieveImagingDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RetrieveSeries;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RetrieveStudy;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.FindDocumentsForMultiplePatientsQuery;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.FindDocumentsQuery;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.GetAllQuery;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.Query;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.QueryReturnType;
import org.openehealth.ipf.commons.ihe.xds.core.responses.ErrorCode;
import org.openehealth.ipf.commons.ihe.xds.core.responses.QueryResponse;
import org.openehealth.ipf.commons.ihe.xds.core.responses.Response;
import org.openehealth.ipf.commons.ihe.xds.core.responses.RetrievedDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.responses.Status;

/** Every SOAP transaction of the domain, asked by IPF, and every answer, refusals too, judged by it. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class IpfIT {

    private static final String REPOSITORY = "1.3.6.1.4.1.21367.13.80.21.10";
    private static final String SOURCE = "1.3.6.1.4.1.21367.13.80.21.21";

    private final IpfClient client = new IpfClient("http://127.0.0.1:" + System.getProperty("it.http.port"));
    private Identifiable patient = IpfSubmission.patient("");

    @Deployment(testable = false)
    static EnterpriseArchive deployment() {
        return AffinityEar.asDelivered();
    }

    @BeforeEach
    void registerPatient() throws Exception {
        String id = "IPF" + System.nanoTime();
        Patients.register(id, Integer.getInteger("it.mllp.port"));
        patient = IpfSubmission.patient(id);
    }

    @Test
    void provideAndQueryAndRetrieve() throws Exception {
        DocumentEntry sent = provide();
        QueryResponse found = find(new QueryRegistry(documents(), QueryReturnType.LEAF_CLASS));
        DocumentEntry entry = found.getDocumentEntries().get(0);
        assertEquals(sent.getUniqueId(), entry.getUniqueId());
        assertEquals(REPOSITORY, entry.getRepositoryUniqueId());
        assertEquals((long) IpfSubmission.CONTENT.length, entry.getSize());
        assertEquals(1, find(new QueryRegistry(documents(), QueryReturnType.OBJECT_REF)).getReferences().size());
        RetrievedDocumentSet retrieved = retrieve(REPOSITORY, sent.getUniqueId());
        assertEquals(Status.SUCCESS, retrieved.getStatus());
        assertEquals("text/plain", retrieved.getDocuments().get(0).getMimeType());
        try (InputStream content = retrieved.getDocuments().get(0).getDataHandler().getInputStream()) {
            assertArrayEquals(IpfSubmission.CONTENT, content.readAllBytes());
        }
        QueryResponse all = find(new QueryRegistry(everything(), QueryReturnType.LEAF_CLASS));
        assertEquals(List.of(1, 1, 1), List.of(all.getDocumentEntries().size(), all.getSubmissionSets().size(), all.getAssociations().size()));
    }

    @Test
    void refusalsOfTheRepository() throws Exception {
        DocumentEntry sent = provide();
        DocumentEntry other = IpfSubmission.entry(patient, DocumentEntryType.STABLE);
        other.setUniqueId(sent.getUniqueId());
        assertEquals(Status.SUCCESS, provide(other).getStatus());
        patient = IpfSubmission.patient("NOBODY");
        refused(ErrorCode.UNKNOWN_PATIENT_ID, provide(IpfSubmission.entry(patient, DocumentEntryType.STABLE)));
        refused(ErrorCode.DOCUMENT_UNIQUE_ID_ERROR, retrieve(REPOSITORY, IpfSubmission.uid()));
        refused(ErrorCode.UNKNOWN_REPOSITORY_ID, retrieve("1.2.3", sent.getUniqueId()));
        RetrieveDocumentSet partly = new RetrieveDocumentSet();
        partly.getDocuments().add(new DocumentReference(REPOSITORY, sent.getUniqueId(), null));
        partly.getDocuments().add(new DocumentReference(REPOSITORY, IpfSubmission.uid(), null));
        RetrievedDocumentSet answer = client.retrieve(partly);
        assertEquals(Status.PARTIAL_SUCCESS, answer.getStatus());
        assertEquals(1, answer.getDocuments().size());
    }

    @Test
    void register() throws Exception {
        DocumentEntry entry = registered(IpfSubmission.entry(patient, DocumentEntryType.STABLE));
        assertEquals(Status.SUCCESS, register(entry).getStatus());
        DocumentEntry different = registered(IpfSubmission.entry(patient, DocumentEntryType.STABLE));
        different.setUniqueId(entry.getUniqueId());
        different.setHash("f".repeat(40));
        refused(ErrorCode.NON_IDENTICAL_HASH, register(different));
    }

    @Test
    void registerOnDemand() throws Exception {
        DocumentEntry entry = IpfSubmission.entry(patient, DocumentEntryType.ON_DEMAND);
        entry.setRepositoryUniqueId(REPOSITORY);
        assertEquals(Status.SUCCESS, submit("/registry/on-demand", SoapAction.REGISTER_ON_DEMAND_DOCUMENT_ENTRY, entry).getStatus());
        FindDocumentsQuery query = documents();
        query.setDocumentEntryTypes(List.of(DocumentEntryType.ON_DEMAND));
        assertEquals(DocumentEntryType.ON_DEMAND, find(new QueryRegistry(query, QueryReturnType.LEAF_CLASS)).getDocumentEntries().get(0).getType());
        patient = IpfSubmission.patient("NOBODY");
        DocumentEntry unknown = IpfSubmission.entry(patient, DocumentEntryType.ON_DEMAND);
        unknown.setRepositoryUniqueId(REPOSITORY);
        refused(ErrorCode.UNKNOWN_PATIENT_ID, submit("/registry/on-demand", SoapAction.REGISTER_ON_DEMAND_DOCUMENT_ENTRY, unknown));
    }

    @Test
    void severalPatients() throws Exception {
        provide();
        FindDocumentsForMultiplePatientsQuery query = new FindDocumentsForMultiplePatientsQuery();
        query.setPatientIds(List.of(patient, IpfSubmission.patient("NOBODY")));
        query.setStatus(List.of(AvailabilityStatus.APPROVED));
        assertEquals(1, client.query("/registry/multi-patient-query", SoapAction.MULTI_PATIENT_STORED_QUERY, XDS.Interactions.ITI_51,
                new QueryRegistry(query, QueryReturnType.LEAF_CLASS)).getDocumentEntries().size());
    }

    @Test
    void update() throws Exception {
        provide();
        DocumentEntry first = entry();
        assertEquals(Status.SUCCESS, update("/registry/update", SoapAction.UPDATE_DOCUMENT_SET, XDS.Interactions.ITI_57, first, "Better").getStatus());
        assertEquals("Better", entry().getTitle().getValue());
        refused(ErrorCode.METADATA_VERSION_ERROR,
                update("/registry/update", SoapAction.UPDATE_DOCUMENT_SET, XDS.Interactions.ITI_57, first, "Late"));
    }

    @Test
    void restrictedUpdate() throws Exception {
        provide();
        DocumentEntry first = entry();
        first.setHomeCommunityId("urn:oid:1.2.9");
        assertEquals(Status.SUCCESS, update("/registry/restricted-update", SoapAction.RESTRICTED_UPDATE_DOCUMENT_SET,
                RMU.Interactions.ITI_92, first, "Better").getStatus());
        assertEquals("Better", entry().getTitle().getValue());
        refused(ErrorCode.METADATA_VERSION_ERROR, update("/registry/restricted-update", SoapAction.RESTRICTED_UPDATE_DOCUMENT_SET,
                RMU.Interactions.ITI_92, first, "Late"));
    }

    @Test
    void removeMetadataAndDocument() throws Exception {
        DocumentEntry sent = provide();
        QueryResponse all = find(new QueryRegistry(everything(), QueryReturnType.LEAF_CLASS));
        RemoveMetadata one = new RemoveMetadata();
        one.getReferences().add(new ObjectReference(all.getDocumentEntries().get(0).getEntryUuid()));
        refused(ErrorCode.REFERENCE_EXISTS_EXCEPTION, client.remove(one));
        RemoveMetadata whole = new RemoveMetadata();
        Stream.of(all.getDocumentEntries().get(0).getEntryUuid(), all.getSubmissionSets().get(0).getEntryUuid(),
                all.getAssociations().get(0).getEntryUuid()).forEach(id -> whole.getReferences().add(new ObjectReference(id)));
        assertEquals(Status.SUCCESS, client.remove(whole).getStatus());
        RemoveDocuments document = new RemoveDocuments();
        document.getDocuments().add(new DocumentReference(REPOSITORY, sent.getUniqueId(), null));
        assertEquals(Status.SUCCESS, client.remove(document).getStatus());
        refused(ErrorCode.DOCUMENT_UNIQUE_ID_ERROR, client.remove(document));
    }

    /** The images themselves are compared in the demonstration's test; this is how a refusal looks to others. */
    @Test
    void imagesThatAreNotThere() throws Exception {
        RetrieveImagingDocumentSet request = new RetrieveImagingDocumentSet();
        request.getTransferSyntaxIds().add("1.2.840.10008.1.2.1");
        request.getRetrieveStudies().add(new RetrieveStudy("2.999.1", List.of(new RetrieveSeries("2.999.1.1",
                List.of(new DocumentReference(SOURCE, "2.999.1.1.1", null))))));
        RetrievedDocumentSet answer = client.retrieve(request);
        assertEquals(Status.FAILURE, answer.getStatus());
        assertEquals(0, answer.getDocuments().size());
        assertEquals(1, answer.getErrors().size());
    }

    private DocumentEntry provide() throws Exception {
        DocumentEntry entry = IpfSubmission.entry(patient, DocumentEntryType.STABLE);
        Response response = provide(entry);
        assertEquals(List.of(), response.getErrors());
        return entry;
    }

    private Response provide(DocumentEntry entry) throws Exception {
        return client.provide(ProvideAndRegisterDocumentSet.supportiveBuilderWith(IpfSubmission.submissionSet(patient))
                .withDocument(IpfSubmission.document(entry)).build());
    }

    private static DocumentEntry registered(DocumentEntry entry) {
        entry.setRepositoryUniqueId(REPOSITORY);
        entry.setSize(7L);
        entry.setHash("e543712c0e10501972de13a5bfcbe826c49feb75");
        return entry;
    }

    private Response register(DocumentEntry entry) throws Exception {
        return client.submit("/registry/register", SoapAction.REGISTER_DOCUMENT_SET, XDS.Interactions.ITI_42,
                RegisterDocumentSet.supportiveBuilderWith(IpfSubmission.submissionSet(patient)).withDocument(entry).build());
    }

    private Response submit(String path, SoapAction action, DocumentEntry entry) throws Exception {
        return client.submit(path, action, XDS.Interactions.ITI_61,
                RegisterDocumentSet.supportiveBuilderWith(IpfSubmission.submissionSet(patient)).withDocument(entry).build());
    }

    /** A new version of a document with another title. */
    private Response update(String path, SoapAction action, org.openehealth.ipf.commons.ihe.xds.core.validate.ValidationProfile profile,
                            DocumentEntry first, String title) throws Exception {
        SubmissionSet set = IpfSubmission.submissionSet(patient);
        set.setHomeCommunityId(first.getHomeCommunityId());
        first.setEntryUuid("new");
        first.setTitle(new LocalizedString(title));
        Association trigger = new Association(AssociationType.HAS_MEMBER, "trigger", "set", "new");
        trigger.setLabel(org.openehealth.ipf.commons.ihe.xds.core.metadata.AssociationLabel.ORIGINAL);
        trigger.setPreviousVersion("1");
        RegisterDocumentSet request = new RegisterDocumentSet();
        request.setSubmissionSet(set);
        request.getDocumentEntries().add(first);
        request.getAssociations().add(trigger);
        return client.submit(path, action, profile, request);
    }

    private DocumentEntry entry() throws Exception {
        return find(new QueryRegistry(documents(), QueryReturnType.LEAF_CLASS)).getDocumentEntries().get(0);
    }

    private QueryResponse find(QueryRegistry request) throws Exception {
        QueryResponse response = client.query("/registry/query", SoapAction.REGISTRY_STORED_QUERY, XDS.Interactions.ITI_18, request);
        assertEquals(Status.SUCCESS, response.getStatus());
        return response;
    }

    private FindDocumentsQuery documents() {
        FindDocumentsQuery query = new FindDocumentsQuery();
        query.setPatientId(patient);
        query.setStatus(List.of(AvailabilityStatus.APPROVED));
        return query;
    }

    private Query everything() {
        GetAllQuery query = new GetAllQuery();
        query.setPatientId(patient);
        query.setStatusDocuments(List.of(AvailabilityStatus.APPROVED));
        query.setStatusSubmissionSets(List.of(AvailabilityStatus.APPROVED));
        query.setStatusFolders(List.of(AvailabilityStatus.APPROVED));
        return query;
    }

    private RetrievedDocumentSet retrieve(String repository, String uniqueId) throws Exception {
        RetrieveDocumentSet request = new RetrieveDocumentSet();
        request.getDocuments().add(new DocumentReference(repository, uniqueId, null));
        return client.retrieve(request);
    }

    private static void refused(ErrorCode code, Response response) {
        assertEquals(Status.FAILURE, response.getStatus());
        assertEquals(code, response.getErrors().get(0).getErrorCode());
    }
}
