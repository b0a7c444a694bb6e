package org.affinitydomain.dicom.manifest;

import org.affinitydomain.dicom.data.CharacterSet;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.DataSetBuilder;
import org.affinitydomain.dicom.data.DateTimes;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.DataSetWriter;
import org.affinitydomain.dicom.io.Part10Writer;
import org.affinitydomain.dicom.uid.SopClass;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.affinitydomain.dicom.uid.Uids;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Writes a manifest as a Part 10 file: Key Object Selection Document IOD (PS3.3 A.35.4) with template TID 2010,
 * in Explicit VR Little Endian and UTF-8, with the header attributes of XDS-I.b (RAD TF-3 4.68.4.1.2.3) and of MADO. The same
 * manifest gives the same bytes. Instances are written one by one. What describes series and instances (modality, number,
 * region and so on) is written as an image library when the manifest is to have one.
 */
public final class ManifestWriter {
    private ManifestWriter() {
    }

    /**
     * Writes a manifest; the stream stays open.
     *
     * @throws IllegalArgumentException when the manifest cannot be a valid document: a UID is malformed,
     *                                  the title is none of a manifest, there is no content time, a series is empty
     */
    public static void write(Manifest manifest, OutputStream out) throws IOException {
        requireWritable(manifest);
        DataSetWriter writer = Part10Writer.begin(out, SopClass.KEY_OBJECT_SELECTION_DOCUMENT,
                manifest.sopInstanceUid(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        writer.write(header(manifest));
        EvidenceWriter.write(manifest, writer);
        writer.write(template());
        ContentTreeWriter.write(manifest, writer);
        writer.flush();
    }

    /** Everything before the evidence. */
    private static DataSet header(Manifest manifest) {
        DataSetBuilder builder = DataSet.builder();
        document(manifest, builder);
        patient(manifest.patient(), builder);
        study(manifest.study(), builder);
        List<ImagingRequest> requests = requests(manifest);
        if (!requests.isEmpty()) {
            builder.setItems(Tag.REFERENCED_REQUEST_SEQUENCE, requests.stream()
                    .map(request -> request(manifest, request)).toList());
        }
        return builder.build();
    }

    /** MADO wants the sequence in every manifest, also when nothing is known of the request; DICOM only when something is. */
    private static List<ImagingRequest> requests(Manifest manifest) {
        boolean mado = ManifestTitle.of(manifest.title()).filter(ManifestTitle.MANIFEST_WITH_DESCRIPTION::equals).isPresent();
        return mado && manifest.requests().isEmpty() ? List.of(ImagingRequest.UNKNOWN) : manifest.requests();
    }

    private static void document(Manifest manifest, DataSetBuilder builder) {
        LocalDateTime content = manifest.content().orElseThrow();
        builder.set(Tag.SPECIFIC_CHARACTER_SET, CharacterSet.UTF_8.names())
                .set(Tag.SOP_CLASS_UID, SopClass.KEY_OBJECT_SELECTION_DOCUMENT)
                .set(Tag.SOP_INSTANCE_UID, manifest.sopInstanceUid())
                .setDate(Tag.CONTENT_DATE, content.toLocalDate())
                .setTime(Tag.CONTENT_TIME, content.toLocalTime())
                .set(Tag.MODALITY, "KO")
                .setOrEmpty(Tag.MANUFACTURER, manifest.manufacturer())
                .setIfPresent(Tag.INSTITUTION_NAME, manifest.institution())
                .setIfPresent(Tag.TIMEZONE_OFFSET_FROM_UTC, manifest.timezoneOffset())
                .setItems(Tag.REFERENCED_PERFORMED_PROCEDURE_STEP_SEQUENCE, List.of())
                .set(Tag.SERIES_INSTANCE_UID, manifest.seriesInstanceUid())
                .setIntegers(Tag.SERIES_NUMBER, 1)
                .setIntegers(Tag.INSTANCE_NUMBER, 1)
                .set(Tag.VALUE_TYPE, "CONTAINER")
                .setItem(Tag.CONCEPT_NAME_CODE_SEQUENCE, manifest.title().toItem())
                .set(Tag.CONTINUITY_OF_CONTENT, "SEPARATE");
    }

    private static void patient(Patient patient, DataSetBuilder builder) {
        builder.setOrEmpty(Tag.PATIENT_NAME, patient.name())
                .setOrEmpty(Tag.PATIENT_BIRTH_DATE, patient.birthDate().map(DateTimes::da))
                .setOrEmpty(Tag.PATIENT_SEX, patient.sex());
        identifier(builder, Tag.PATIENT_ID, Tag.ISSUER_OF_PATIENT_ID_QUALIFIERS_SEQUENCE, patient.id());
        patient.id().ifPresent(id -> builder.setItem(Tag.OTHER_PATIENT_IDS_SEQUENCE, otherId(id)));
    }

    /** MADO wants all identifiers of the patient here, that of Patient ID among them. */
    private static DataSet otherId(Identifier id) {
        DataSetBuilder item = DataSet.builder().set(Tag.TYPE_OF_PATIENT_ID, "TEXT");
        identifier(item, Tag.PATIENT_ID, Tag.ISSUER_OF_PATIENT_ID_QUALIFIERS_SEQUENCE, Optional.of(id));
        return item.build();
    }

    private static void study(Study study, DataSetBuilder builder) {
        builder.set(Tag.STUDY_INSTANCE_UID, study.instanceUid())
                .setOrEmpty(Tag.STUDY_DATE, study.date().map(DateTimes::da))
                .setOrEmpty(Tag.STUDY_TIME, study.time().map(DateTimes::tm))
                .setOrEmpty(Tag.REFERRING_PHYSICIAN_NAME, study.referringPhysician())
                .setOrEmpty(Tag.STUDY_ID, study.id())
                .setIfPresent(Tag.STUDY_DESCRIPTION, study.description());
        identifier(builder, Tag.ACCESSION_NUMBER, Tag.ISSUER_OF_ACCESSION_NUMBER_SEQUENCE, study.accession());
    }

    /** An item of Referenced Request Sequence; all attributes but the study are of type 2 (PS3.3 table C.17-3c). */
    private static DataSet request(Manifest manifest, ImagingRequest request) {
        DataSetBuilder builder = DataSet.builder()
                .set(Tag.STUDY_INSTANCE_UID, manifest.study().instanceUid())
                .setItems(Tag.REFERENCED_STUDY_SEQUENCE, List.of())
                .setOrEmpty(Tag.REQUESTED_PROCEDURE_ID, request.procedureId())
                .setOrEmpty(Tag.REQUESTED_PROCEDURE_DESCRIPTION, request.procedureDescription())
                .setItems(Tag.REQUESTED_PROCEDURE_CODE_SEQUENCE, List.of());
        identifier(builder, Tag.ACCESSION_NUMBER, Tag.ISSUER_OF_ACCESSION_NUMBER_SEQUENCE, request.accession());
        identifier(builder, Tag.PLACER_ORDER_NUMBER_IMAGING_SERVICE_REQUEST, Tag.ORDER_PLACER_IDENTIFIER_SEQUENCE,
                request.placerOrder());
        identifier(builder, Tag.FILLER_ORDER_NUMBER_IMAGING_SERVICE_REQUEST, Tag.ORDER_FILLER_IDENTIFIER_SEQUENCE,
                request.fillerOrder());
        return builder.build();
    }

    private static void identifier(DataSetBuilder builder, int tag, int issuerSequence, Optional<Identifier> identifier) {
        builder.setOrEmpty(tag, identifier.map(Identifier::value));
        identifier.flatMap(Identifier::issuerItem).ifPresent(item -> builder.setItem(issuerSequence, item));
    }

    private static DataSet template() {
        return DataSet.builder().setItem(Tag.CONTENT_TEMPLATE_SEQUENCE, DataSet.builder()
                .set(Tag.MAPPING_RESOURCE, "DCMR")
                .set(Tag.TEMPLATE_IDENTIFIER, "2010")
                .build()).build();
    }

    private static void requireWritable(Manifest manifest) {
        require(ManifestTitle.of(manifest.title()).isPresent(), "Not the title of a manifest: " + manifest.title());
        require(manifest.content().isPresent(), "A manifest needs a content date and time");
        require(!manifest.series().isEmpty(), "A manifest needs a series");
        requireUid(manifest.sopInstanceUid());
        requireUid(manifest.seriesInstanceUid());
        requireUid(manifest.study().instanceUid());
        for (Series series : manifest.series()) {
            requireUid(series.instanceUid());
            require(!series.instances().isEmpty(), "The series is empty: " + series.instanceUid());
            for (Instance instance : series.instances()) {
                requireUid(instance.sopClassUid());
                requireUid(instance.sopInstanceUid());
            }
        }
    }

    private static void requireUid(String uid) {
        require(Uids.isValid(uid), "Not a UID: " + uid);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
