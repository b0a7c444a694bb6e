package org.affinitydomain.xds.validation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.xml.bind.JAXBContext;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.xml.transform.stream.StreamSource;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.message.Golden;
import org.affinitydomain.xds.message.SubmitObjectsMessage;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.metadata.Submission;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openehealth.ipf.commons.ihe.xds.RMU;
import org.openehealth.ipf.commons.ihe.xds.XDS;
import org.openehealth.ipf.commons.ihe.xds.core.XdsRuntimeException;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLSubmitObjectsRequest30;
import org.openehealth.ipf.commons.ihe.xds.core.validate.ValidationProfile;
import org.openehealth.ipf.commons.ihe.xds.core.validate.requests.SubmitObjectsRequestValidator;

/** What the submission of an update must keep by itself; IPF, written by others, is the judge of what is right. */
class UpdateRulesTest {

    private static final String REGISTERED = "urn:uuid:0f0a0b0c-1111-4222-8333-444455556666";
    private static final String OTHER = "urn:uuid:0f0a0b0c-1111-4222-8333-444455557777";
    private static final String STRANGE = "urn:uuid:0f0a0b0c-1111-4222-8333-444455558888";

    private final SubmissionValidator validator = new SubmissionValidator(CodeMembership.ANY);

    @Test
    void aNewVersionOfADocument() {
        SubmitObjectsRequest update = version(trigger -> trigger);
        assertEquals(List.of(), validator.validate(update, Submission.UPDATE));
        assertEquals(List.of(), validator.validate(update, Submission.RESTRICTED_UPDATE));
        assertDoesNotThrow(() -> judge(update, XDS.Interactions.ITI_57));
        assertDoesNotThrow(() -> judge(toCommunity(update), RMU.Interactions.ITI_92));
        assertEquals(List.of(), validator.validate(toCommunity(update), Submission.RESTRICTED_UPDATE));
        assertEquals(List.of(), validator.validate(version(t -> t.withSlot("AssociationPropagation", List.of("no"))), Submission.UPDATE));
    }

    @ParameterizedTest
    @CsvSource({"PreviousVersion,0", "PreviousVersion,-1", "PreviousVersion,1.1", "PreviousVersion,99999999999", "AssociationPropagation,Yes",
            "OriginalStatus,urn:oasis:names:tc:ebxml-regrep:StatusType:Approved"})
    void triggersThatSayNothing(String slot, String value) {
        refused(XdsErrorCode.METADATA_UPDATE_OPERATION_ERROR, version(t -> t.withSlot(slot, List.of(value))));
    }

    @Test
    void noPreviousVersion() {
        SubmitObjectsRequest update = version(t -> t.withSlot("PreviousVersion", List.of()));
        refused(XdsErrorCode.METADATA_UPDATE_OPERATION_ERROR, update);
        assertThrows(XdsRuntimeException.class, () -> judge(toCommunity(update), RMU.Interactions.ITI_92));
    }

    @Test
    void aFirstVersion() {
        SubmitObjectsRequest first = SubmitObjectsRequest.of(version(t -> t).objects().stream()
                .map(o -> ObjectKind.of(o).orElseThrow() == ObjectKind.DOCUMENT_ENTRY ? o.withAttribute("lid", o.id()) : o).toList());
        refused(XdsErrorCode.METADATA_UPDATE_ERROR, first);
        refused(XdsErrorCode.METADATA_UPDATE_ERROR, SubmitObjectsRequest.of(version(t -> t).objects().stream()
                .map(o -> ObjectKind.of(o).orElseThrow() == ObjectKind.DOCUMENT_ENTRY ? o.withAttribute("lid", "symbolic") : o).toList()));
    }

    @Test
    void aChangeOfStatus() {
        SubmitObjectsRequest update = with(status(AvailabilityStatus.APPROVED, AvailabilityStatus.DEPRECATED));
        assertEquals(List.of(), validator.validate(update, Submission.UPDATE));
        assertDoesNotThrow(() -> judge(update, XDS.Interactions.ITI_57));
        refused(XdsErrorCode.METADATA_UPDATE_OPERATION_ERROR, with(status(AvailabilityStatus.APPROVED, "urn:oasis:names:tc:ebxml-regrep:StatusType:Withdrawn")));
        refused(XdsErrorCode.METADATA_UPDATE_OPERATION_ERROR, with(status(AvailabilityStatus.APPROVED, AvailabilityStatus.DEPRECATED)
                .withSlot("PreviousVersion", List.of("1"))));
        refused(XdsErrorCode.METADATA_UPDATE_OPERATION_ERROR, with(status(AvailabilityStatus.APPROVED, AvailabilityStatus.DEPRECATED)
                .withAttribute("sourceObject", STRANGE)));
        refused(Submission.RESTRICTED_UPDATE, XdsErrorCode.METADATA_UPDATE_OPERATION_ERROR, update);
        refused(Submission.REGISTER, XdsErrorCode.REGISTRY_METADATA_ERROR, update);
    }

    @Test
    void aNewAssociation() {
        RegistryObject addendum = MetadataBuilder.association("new", AssociationType.APND, REGISTERED, OTHER).build();
        SubmitObjectsRequest update = with(addendum, MetadataBuilder.association("t", AssociationType.SUBMIT_ASSOCIATION, "ss", "new").build());
        assertEquals(List.of(), validator.validate(update, Submission.UPDATE));
        assertDoesNotThrow(() -> judge(update, XDS.Interactions.ITI_57));
        refused(XdsErrorCode.METADATA_UPDATE_OPERATION_ERROR, with(addendum));
        refused(XdsErrorCode.METADATA_UPDATE_OPERATION_ERROR,
                with(addendum, MetadataBuilder.association("t", AssociationType.SUBMIT_ASSOCIATION, "ss", OTHER).build()));
        refused(XdsErrorCode.METADATA_UPDATE_OPERATION_ERROR,
                with(addendum, MetadataBuilder.association("t", AssociationType.NON_VERSIONING_UPDATE, "ss", "new").build()));
    }

    @Test
    void nothingToDo() {
        refused(XdsErrorCode.METADATA_UPDATE_OPERATION_ERROR, with());
    }

    private void refused(XdsErrorCode code, SubmitObjectsRequest update) {
        refused(Submission.UPDATE, code, update);
    }

    private void refused(Submission submission, XdsErrorCode code, SubmitObjectsRequest update) {
        List<RegistryError> errors = validator.validate(update, submission);
        assertEquals(List.of(code.code()), errors.stream().map(RegistryError::errorCode).distinct().toList(), errors::toString);
    }

    /** IPF wants to know to which community a restricted update goes. */
    private static SubmitObjectsRequest toCommunity(SubmitObjectsRequest update) {
        return SubmitObjectsRequest.of(update.objects().stream().map(o -> o.withAttribute("home", "urn:oid:1.2.9")).toList());
    }

    private static RegistryObject status(String original, String wanted) {
        return MetadataBuilder.association("t", AssociationType.UPDATE_AVAILABILITY_STATUS, "ss", REGISTERED)
                .set(Attribute.AS_ORIGINAL_STATUS, original).set(Attribute.AS_NEW_STATUS, wanted).build();
    }

    /** An update of a document, its trigger changed. */
    private static SubmitObjectsRequest version(UnaryOperator<RegistryObject> change) {
        RegistryObject document = of(ObjectKind.DOCUMENT_ENTRY).withAttribute("lid", REGISTERED);
        RegistryObject trigger = MetadataBuilder.originalMember("t", "ss", document.id()).withSlot("PreviousVersion", List.of("1"));
        return with(document, change.apply(trigger));
    }

    private static SubmitObjectsRequest with(RegistryObject... objects) {
        List<RegistryObject> all = new ArrayList<>(List.of(of(ObjectKind.SUBMISSION_SET)));
        all.addAll(List.of(objects));
        return SubmitObjectsRequest.of(all);
    }

    private static RegistryObject of(ObjectKind kind) {
        return BuiltSubmission.objects().stream().filter(o -> ObjectKind.of(o).orElseThrow() == kind).findFirst().orElseThrow();
    }

    private static void judge(SubmitObjectsRequest request, ValidationProfile profile) throws Exception {
        var type = org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.lcm.SubmitObjectsRequest.class;
        byte[] xml = Golden.written(writer -> SubmitObjectsMessage.write(request, writer));
        var theirs = JAXBContext.newInstance(type).createUnmarshaller().unmarshal(new StreamSource(new ByteArrayInputStream(xml)), type).getValue();
        SubmitObjectsRequestValidator.getInstance().validate(new EbXMLSubmitObjectsRequest30(theirs), profile);
    }
}
