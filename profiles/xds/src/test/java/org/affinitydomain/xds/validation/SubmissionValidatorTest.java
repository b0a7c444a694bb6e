package org.affinitydomain.xds.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.affinitydomain.xds.ebrim.Classification;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.message.Golden;
import org.affinitydomain.xds.message.SubmitObjectsMessage;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Code;
import org.affinitydomain.xds.metadata.Location;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.metadata.Presence;
import org.affinitydomain.xds.metadata.Submission;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Outside messages are taken as they are; with one thing made wrong, that is what is complained of. */
class SubmissionValidatorTest {

    private static final String UNKNOWN = "urn:uuid:0f0a0b0c-1111-4222-8333-444455556666";

    private final SubmissionValidator validator = new SubmissionValidator(CodeMembership.ANY);

    @ParameterizedTest
    @ValueSource(strings = {"iti-42-two-documents.xml", "iti-42-extra-metadata.xml", "iti-42-folder.xml",
        "iti-42-replace-documented.xml", "iti-42-existing-into-folder.xml"})
    void takesOutsideSubmissions(String name) throws Exception {
        assertEquals(List.of(), validator.validate(golden(name), Submission.REGISTER));
    }

    @ParameterizedTest
    @EnumSource(Attribute.class)
    void missesEveryRequiredAttribute(Attribute attribute) throws Exception {
        SubmitObjectsRequest request = golden("iti-42-folder.xml");
        SubmitObjectsRequest without = request.withObjects(request.objects().stream()
                .map(o -> isOf(o, attribute.kind()) ? without(o, attribute) : o).toList());
        boolean complained = validator.validate(without, Submission.REGISTER).stream()
                .anyMatch(e -> e.codeContext().endsWith(": " + attribute.label() + " is missing"));
        assertEquals(attribute.presence(Submission.REGISTER) == Presence.REQUIRED, complained);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("a second SubmissionSet", XdsErrorCode.REGISTRY_METADATA_ERROR, "this one has 2",
                        all -> add(all, all.stream().filter(o -> isOf(o, ObjectKind.SUBMISSION_SET)).findFirst().orElseThrow().withAttribute("id", "other"))),
                mistake("no SubmissionSet", XdsErrorCode.REGISTRY_METADATA_ERROR, "this one has 0",
                        all -> all.stream().filter(o -> !isOf(o, ObjectKind.SUBMISSION_SET)).toList()),
                mistake("a package that is nothing", XdsErrorCode.REGISTRY_METADATA_ERROR, "neither SubmissionSet nor Folder",
                        all -> add(all, RegistryObject.of(RegistryObject.Element.REGISTRY_PACKAGE, Map.of("id", "p")))),
                onEntries("a slot twice", XdsErrorCode.REGISTRY_METADATA_ERROR, "Slot size occurs twice",
                        o -> withSlots(o, Slot.of("size", "1"))),
                onEntries("a slot without values", XdsErrorCode.REGISTRY_METADATA_ERROR, "Slot urn:x has no value",
                        o -> withSlots(o, new Slot("urn:x", List.of()))),
                onEntries("two values", XdsErrorCode.REGISTRY_METADATA_ERROR, "languageCode may have one value only, but has 2",
                        o -> o.withSlot("languageCode", List.of("en", "de"))),
                onEntries("a bad hash", XdsErrorCode.REGISTRY_METADATA_ERROR, "hash is 'abc', expected 40",
                        o -> o.withSlot("hash", List.of("abc"))),
                onEntries("a bad size", XdsErrorCode.REGISTRY_METADATA_ERROR, "size is 'big', expected",
                        o -> o.withSlot("size", List.of("big"))),
                onEntries("a bad time", XdsErrorCode.REGISTRY_METADATA_ERROR, "creationTime is '20041340'",
                        o -> o.withSlot("creationTime", List.of("20041340"))),
                onEntries("a bad source patient", XdsErrorCode.REGISTRY_METADATA_ERROR, "sourcePatientId is 'x'",
                        o -> o.withSlot("sourcePatientId", List.of("x"))),
                onEntries("a patient field that may not be sent", XdsErrorCode.REGISTRY_METADATA_ERROR, "sourcePatientInfo is 'PID-19|1'",
                        o -> o.withSlot("sourcePatientInfo", List.of("PID-19|1"))),
                onEntries("another patient", XdsErrorCode.PATIENT_ID_DOES_NOT_MATCH, "patientId is other^^^&1.2&ISO, that of the SubmissionSet is ",
                        o -> o.withExternalIdentifier(Attribute.DE_PATIENT_ID.scheme(), "other^^^&1.2&ISO", "XDSDocumentEntry.patientId")),
                onEntries("one uniqueId for all", XdsErrorCode.REGISTRY_DUPLICATE_UNIQUE_ID_IN_MESSAGE, "has the same uniqueId",
                        o -> o.withExternalIdentifier(Attribute.DE_UNIQUE_ID.scheme(), "1.2.3", "XDSDocumentEntry.uniqueId")),
                onEntries("an On-Demand type", XdsErrorCode.REGISTRY_METADATA_ERROR, "objectType is " + ObjectKind.ON_DEMAND,
                        o -> o.withAttribute("objectType", ObjectKind.ON_DEMAND)),
                onEntries("a logicalID", XdsErrorCode.REGISTRY_METADATA_ERROR, "which only an update may send",
                        o -> o.withAttribute("lid", UNKNOWN)),
                onEntries("a second classCode", XdsErrorCode.REGISTRY_METADATA_ERROR, "classCode may have one value only",
                        o -> o.withClassification(new Code("a", "b", "c").toClassification(Attribute.DE_CLASS_CODE.scheme(), o.id()))),
                onEntries("a code without scheme", XdsErrorCode.REGISTRY_METADATA_ERROR, "eventCodeList 'a' has no codingScheme",
                        o -> o.withClassification(new Code("a", "", "c").toClassification(Attribute.DE_EVENT_CODE_LIST.scheme(), o.id()))),
                onEntries("an author who is nobody", XdsErrorCode.REGISTRY_METADATA_ERROR, "author needs a person",
                        o -> o.withClassification(author(o, Slot.of("authorRole", "x")))),
                onEntries("an author who is two", XdsErrorCode.REGISTRY_METADATA_ERROR, "author has several persons",
                        o -> o.withClassification(author(o, Slot.of("authorPerson", "1^A", "2^B")))),
                onEntries("an institution without name", XdsErrorCode.REGISTRY_METADATA_ERROR, "institution '^^1' is no XON",
                        o -> o.withClassification(author(o, Slot.of("authorInstitution", "^^1")))),
                onEntries("a classification of something else", XdsErrorCode.REGISTRY_METADATA_ERROR, "belongs to elsewhere",
                        o -> o.withClassification(new Code("a", "b", "c").toClassification(Attribute.DE_EVENT_CODE_LIST.scheme(), "elsewhere"))),
                mistake("an id twice", XdsErrorCode.REGISTRY_METADATA_ERROR, "its id is used by another object",
                        all -> add(all, all.get(0))),
                mistake("an entry that nothing links", XdsErrorCode.REGISTRY_METADATA_ERROR, "no HasMember association links the SubmissionSet to it",
                        all -> all.stream().filter(o -> !isOf(o, ObjectKind.ASSOCIATION)).toList()),
                mistake("an unknown association type", XdsErrorCode.REGISTRY_METADATA_ERROR, "associationType urn:x is unknown",
                        all -> add(all, link(AssociationType.APND, entry(all), UNKNOWN).withAttribute("associationType", "urn:x"))),
                mistake("an update", XdsErrorCode.REGISTRY_METADATA_ERROR, "belongs to metadata updates",
                        all -> add(all, link(AssociationType.UPDATE_AVAILABILITY_STATUS, entry(all), UNKNOWN))),
                mistake("a symbolic id that is nowhere", XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION, "targetObject 'nowhere'",
                        all -> add(all, link(AssociationType.APND, entry(all), "nowhere"))),
                mistake("a relation to itself", XdsErrorCode.REGISTRY_METADATA_ERROR, "to itself",
                        all -> add(all, link(AssociationType.XFRM, entry(all), entry(all)))),
                mistake("a replacement by something old", XdsErrorCode.REGISTRY_METADATA_ERROR, "expected a DocumentEntry of the submission",
                        all -> add(all, link(AssociationType.RPLC, UNKNOWN, UNKNOWN.replace('6', '7')))),
                mistake("a replacement of something new", XdsErrorCode.REGISTRY_METADATA_ERROR, "is submitted and replaced",
                        all -> add(all, link(AssociationType.RPLC, entry(all), entries(all).get(1).id()))),
                mistake("a member of a document", XdsErrorCode.REGISTRY_METADATA_ERROR, "sourceObject of HasMember is a DocumentEntry",
                        all -> add(all, link(AssociationType.HAS_MEMBER, entry(all), entries(all).get(1).id()))),
                mistake("a documented membership", XdsErrorCode.REGISTRY_METADATA_ERROR, "associationDocumentation goes with relationships",
                        all -> all.stream().map(o -> isOf(o, ObjectKind.ASSOCIATION) ? o.withClassification(
                                new Code("a", "b", "c").toClassification(Attribute.AS_DOCUMENTATION.scheme(), o.id())) : o).toList()),
                mistake("a membership by reference", XdsErrorCode.REGISTRY_METADATA_ERROR, "SubmissionSetStatus is 'Reference', Original is due",
                        all -> all.stream().map(o -> o.slot("SubmissionSetStatus").isPresent()
                                ? o.withSlot("SubmissionSetStatus", List.of("Reference")) : o).toList()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void namesTheMistake(String name, XdsErrorCode code, String text, UnaryOperator<List<RegistryObject>> mistake) throws Exception {
        SubmitObjectsRequest request = golden("iti-42-folder.xml");
        List<RegistryError> errors = validator.validate(request.withObjects(mistake.apply(request.objects())), Submission.REGISTER);
        assertTrue(errors.stream().anyMatch(e -> e.is(code) && e.codeContext().contains(text)), errors::toString);
    }

    @Test
    void asksTheDomainForItsCodes() throws Exception {
        SubmissionValidator strict = new SubmissionValidator((attribute, code) -> attribute != Attribute.DE_TYPE_CODE);
        List<RegistryError> errors = strict.validate(golden("iti-42-two-documents.xml"), Submission.REGISTER);
        assertEquals(2, errors.size());
        assertTrue(errors.get(0).codeContext().matches("DocumentEntry Document01 \\(uniqueId .*\\): typeCode '.*' of coding scheme .* is not a code of this affinity domain"),
                errors.get(0).codeContext());
    }

    @Test
    void aRepositoryReportsAsARepositoryAndAddsWhatItKnows() throws Exception {
        SubmitObjectsRequest request = golden("iti-42-two-documents.xml");
        List<RegistryObject> unstored = request.objects().stream()
                .map(o -> o.withSlot("size", List.of()).withSlot("hash", List.of()).withSlot("repositoryUniqueId", List.of())).toList();
        assertEquals(List.of(), validator.validate(request.withObjects(unstored), Submission.PROVIDE));
        List<RegistryError> errors = validator.validate(request.withObjects(unstored.stream()
                .map(o -> o.withSlot("creationTime", List.of())).toList()), Submission.PROVIDE);
        assertEquals(2, errors.size());
        assertTrue(errors.stream().allMatch(e -> e.is(XdsErrorCode.REPOSITORY_METADATA_ERROR)));
    }

    @Test
    void anOnDemandEntryHasNoContentYet() throws Exception {
        SubmitObjectsRequest request = golden("iti-42-two-documents.xml");
        List<RegistryObject> onDemand = request.objects().stream().map(o -> !isOf(o, ObjectKind.DOCUMENT_ENTRY) ? o
                : o.withAttribute("objectType", ObjectKind.ON_DEMAND).withSlot("hash", List.of()).withSlot("size", List.of())
                        .withSlot("creationTime", List.of())).toList();
        assertEquals(List.of(), validator.validate(request.withObjects(onDemand), Submission.REGISTER_ON_DEMAND));
        assertTrue(validator.validate(request, Submission.REGISTER_ON_DEMAND).stream()
                .anyMatch(e -> e.codeContext().endsWith("hash may not be sent in this transaction")));
    }

    @Test
    void reportsABoundedNumberOfMistakes() throws Exception {
        SubmitObjectsRequest request = golden("iti-42-two-documents.xml");
        List<RegistryObject> many = new ArrayList<>(request.objects());
        for (int i = 0; i < 1000; i++) {
            many.add(MetadataBuilder.documentEntry("d" + i).build());
        }
        List<RegistryError> errors = validator.validate(request.withObjects(many), Submission.REGISTER);
        assertEquals(Problems.LIMIT + 1, errors.size());
        assertTrue(errors.get(Problems.LIMIT).codeContext().endsWith("more errors are left out"));
    }

    @Test
    void takesWhatOurBuilderBuilds() {
        assertEquals(List.of(), validator.validate(SubmitObjectsRequest.of(BuiltSubmission.objects()), Submission.REGISTER));
    }

    private static SubmitObjectsRequest golden(String name) throws Exception {
        return SubmitObjectsMessage.read(Golden.reader(Golden.bytes(name)), RimLimits.DEFAULT);
    }

    private static Arguments mistake(String name, XdsErrorCode code, String text, UnaryOperator<List<RegistryObject>> mistake) {
        return Arguments.of(name, code, text, mistake);
    }

    private static Arguments onEntries(String name, XdsErrorCode code, String text, UnaryOperator<RegistryObject> mistake) {
        return mistake(name, code, text, all -> all.stream().map(o -> isOf(o, ObjectKind.DOCUMENT_ENTRY) ? mistake.apply(o) : o).toList());
    }

    private static boolean isOf(RegistryObject object, ObjectKind kind) {
        return ObjectKind.of(object).equals(Optional.of(kind));
    }

    private static List<RegistryObject> entries(List<RegistryObject> all) {
        return all.stream().filter(o -> isOf(o, ObjectKind.DOCUMENT_ENTRY)).toList();
    }

    private static String entry(List<RegistryObject> all) {
        return entries(all).get(0).id();
    }

    private static RegistryObject link(AssociationType type, String source, String target) {
        return MetadataBuilder.association("link", type, source, target).build();
    }

    private static List<RegistryObject> add(List<RegistryObject> all, RegistryObject one) {
        List<RegistryObject> more = new ArrayList<>(all);
        more.add(one);
        return more;
    }

    private static Classification author(RegistryObject o, Slot slot) {
        return new Classification(Optional.empty(), Optional.of(Attribute.DE_AUTHOR.scheme()), Optional.empty(), Optional.of(o.id()),
                Optional.of(""), List.of(), List.of(slot));
    }

    private static RegistryObject withSlots(RegistryObject o, Slot slot) {
        List<Slot> slots = new ArrayList<>(o.slots());
        slots.add(slot);
        return new RegistryObject(o.element(), o.attributes(), slots, o.names(), o.descriptions(), o.versionName(), o.classifications(),
                o.externalIdentifiers());
    }

    private static RegistryObject without(RegistryObject o, Attribute attribute) {
        Map<String, String> attributes = new HashMap<>(o.attributes());
        if (attribute.location() instanceof Location.XmlAttribute xml) {
            attributes.remove(xml.name());
        }
        return new RegistryObject(o.element(), attributes,
                o.slots().stream().filter(s -> !attribute.location().equals(new Location.InSlot(s.name()))).toList(),
                attribute.location() instanceof Location.Name ? List.of() : o.names(), o.descriptions(), o.versionName(),
                o.classifications().stream().filter(c -> !attribute.location().equals(
                        new Location.Classified(c.classificationScheme().orElse("")))).toList(),
                o.externalIdentifiers().stream().filter(e -> !(attribute.location() instanceof Location.Identifier id
                        && id.scheme().equals(e.identificationScheme()))).toList());
    }
}
