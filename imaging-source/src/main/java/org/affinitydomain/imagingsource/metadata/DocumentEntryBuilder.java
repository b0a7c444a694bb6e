package org.affinitydomain.imagingsource.metadata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.manifest.Identifier;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.MetadataDefaults;
import org.affinitydomain.domain.UnmappedValueException;
import org.affinitydomain.fhir.manifest.FhirManifestWriter;
import org.affinitydomain.imagingsource.manifest.ManifestIdentity;
import org.affinitydomain.imagingsource.pacs.Headers;
import org.affinitydomain.imagingsource.study.Moment;
import org.affinitydomain.imagingsource.study.StudyFacts;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Author;
import org.affinitydomain.xds.metadata.Code;
import org.affinitydomain.xds.metadata.MetadataBuilder;

/** Makes the DocumentEntry of a manifest out of the headers of its study (RAD TF-3 4.68.4.1.2.3, ITI TF-3 4.2.3.2). */
final class DocumentEntryBuilder {
    private static final Code KOS = new Code("1.2.840.10008.5.1.4.1.1.88.59", "1.2.840.10008.2.6.1", "Key Object Selection Document");
    private static final Code FHIR = new Code(FhirManifestWriter.FORMAT_CODE, FhirManifestWriter.FORMAT_CODE_SCHEME, "MADO FHIR Manifest");

    private final StudyFacts facts;
    private final ImagingSource source;
    private final MetadataDefaults defaults;

    DocumentEntryBuilder(StudyFacts facts, ImagingSource source) {
        this.facts = facts;
        this.source = source;
        this.defaults = source.defaults();
    }

    /**
     * Makes the entry of the manifest as a Key Object Selection Document.
     *
     * @param patientId of the affinity domain, as CX
     * @throws UnmappedValueException when the domain has no code for a modality
     */
    RegistryObject kos(ManifestIdentity identity, String patientId, Instant made) throws UnmappedValueException {
        return build(MetadataBuilder.documentEntry(identity.entryUuid()).set(Attribute.DE_MIME_TYPE, "application/dicom")
                .set(Attribute.DE_UNIQUE_ID, identity.manifestUid()), KOS, patientId, made);
    }

    /**
     * Makes the entry of the same manifest as a FHIR document (RAD MADO): it differs in what says which format it has.
     *
     * @param patientId of the affinity domain, as CX
     * @throws UnmappedValueException when the domain has no code for a modality
     */
    RegistryObject fhir(ManifestIdentity identity, String patientId, Instant made) throws UnmappedValueException {
        return build(MetadataBuilder.documentEntry(identity.fhirEntryUuid()).set(Attribute.DE_MIME_TYPE, FhirManifestWriter.MIME_TYPE)
                .set(Attribute.DE_UNIQUE_ID, identity.fhirUid()), FHIR, patientId, made);
    }

    private RegistryObject build(MetadataBuilder entry, Code format, String patientId, Instant made) throws UnmappedValueException {
        entry.set(Attribute.DE_PATIENT_ID, patientId)
                .set(Attribute.DE_TITLE, title().stream().toList())
                .set(Attribute.DE_CREATION_TIME, Moment.dtm(made))
                .set(Attribute.DE_SERVICE_START_TIME, facts.start().map(Moment::toDtm).stream().toList())
                .set(Attribute.DE_SERVICE_STOP_TIME, facts.stop().map(Moment::toDtm).stream().toList())
                .set(Attribute.DE_LANGUAGE_CODE, defaults.languageCode())
                .set(Attribute.DE_SOURCE_PATIENT_ID, facts.patientId().map(DocumentEntryBuilder::cx).stream().toList())
                .set(Attribute.DE_SOURCE_PATIENT_INFO, sourcePatientInfo())
                .set(Attribute.DE_REFERENCE_ID_LIST, ReferenceIds.of(facts));
        codes(entry, format);
        authors(source, persons()).forEach(author -> entry.author(Attribute.DE_AUTHOR, author));
        return entry.build();
    }

    private void codes(MetadataBuilder entry, Code format) throws UnmappedValueException {
        String modality = EventCodes.modalities(facts).stream().findFirst().orElse("");
        entry.code(Attribute.DE_CLASS_CODE, xds(defaults.classCode()))
                .code(Attribute.DE_TYPE_CODE, xds(source.codes().typeCode(modality)))
                .code(Attribute.DE_FORMAT_CODE, format)
                .code(Attribute.DE_HEALTHCARE_FACILITY_TYPE_CODE, xds(defaults.healthcareFacilityTypeCode()))
                .code(Attribute.DE_PRACTICE_SETTING_CODE, xds(defaults.practiceSettingCode()));
        defaults.confidentialityCode().forEach(code -> entry.code(Attribute.DE_CONFIDENTIALITY_CODE, xds(code)));
        EventCodes.of(facts, source).forEach(code -> entry.code(Attribute.DE_EVENT_CODE_LIST, xds(code)));
    }

    /** What was examined: the description of the study, or else of its procedure. */
    private Optional<String> title() {
        return facts.headers().string(Tag.STUDY_DESCRIPTION).or(() -> facts.headers().item(Tag.PROCEDURE_CODE_SEQUENCE)
                .flatMap(item -> item.string(Tag.CODE_MEANING)));
    }

    private List<String> sourcePatientInfo() {
        DataSet headers = facts.headers();
        List<String> fields = new ArrayList<>();
        facts.patientId().ifPresent(id -> fields.add("PID-3|" + cx(id)));
        headers.string(Tag.PATIENT_NAME).map(Hl7::xpn).filter(name -> !name.isEmpty()).ifPresent(name -> fields.add("PID-5|" + name));
        headers.date(Tag.PATIENT_BIRTH_DATE).ifPresent(date -> fields.add("PID-7|" + new Moment(date, Optional.empty(), facts.offset()).toDtm()));
        headers.string(Tag.PATIENT_SEX).filter(List.of("M", "F", "O")::contains).ifPresent(sex -> fields.add("PID-8|" + sex));
        headers.string(Headers.PATIENT_ADDRESS).ifPresent(address -> fields.add("PID-11|" + Hl7.escape(address)));
        return fields;
    }

    /** Who made the images, or else who read them. */
    private List<String> persons() {
        List<String> performing = facts.acquired().stream()
                .flatMap(series -> names(series.headers(), Tag.PERFORMING_PHYSICIAN_NAME)).distinct().toList();
        return performing.isEmpty() ? names(facts.headers(), Tag.NAME_OF_PHYSICIANS_READING_STUDY).distinct().toList() : performing;
    }

    private static Stream<String> names(DataSet headers, int tag) {
        return headers.strings(tag).stream().map(Hl7::xcn).filter(name -> name.length() > 1);
    }

    /** The institution as author, once with each person, or alone (ITI TF-3 4.2.3.2.1). */
    static List<Author> authors(ImagingSource source, List<String> persons) {
        List<String> institution = List.of(Hl7.xon(source.defaults().authorInstitution()));
        if (persons.isEmpty()) {
            return List.of(new Author(Optional.empty(), institution, List.of(), List.of(), List.of()));
        }
        return persons.stream().map(person -> new Author(Optional.of(person), institution, List.of(), List.of(), List.of())).toList();
    }

    static Code xds(org.affinitydomain.domain.Code code) {
        return new Code(code.code(), code.codingScheme(), code.display());
    }

    private static String cx(Identifier id) {
        return Hl7.cx(id.value(), id.issuerOid().orElse(""));
    }
}
