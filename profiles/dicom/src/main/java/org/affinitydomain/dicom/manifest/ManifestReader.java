package org.affinitydomain.dicom.manifest;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.DicomFormatException;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.uid.SopClass;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * Reads manifests, whoever wrote them: plain XDS-I.b and MADO with temporary or final codes, Retrieve URLs as bases
 * or whole. What is missing is left empty; {@link ManifestCheck} is the one to complain.
 */
public final class ManifestReader {
    /** No value of a manifest is as long as this; what is longer is not held in memory. */
    static final ReadOptions OPTIONS = ReadOptions.documents().withMaxValueLength(64 << 10);

    private ManifestReader() {
    }

    /**
     * Reads a Part 10 file from a stream, which stays open.
     *
     * @throws DicomFormatException when it is not DICOM, or not a Key Object Selection Document about a study
     */
    public static Manifest read(InputStream in) throws IOException {
        return of(Part10Reader.read(in, OPTIONS).dataSet());
    }

    /**
     * The manifest of a data set.
     *
     * @throws DicomFormatException when it is not a Key Object Selection Document about a study
     */
    public static Manifest of(DataSet document) throws DicomFormatException {
        if (!document.string(Tag.SOP_CLASS_UID).equals(Optional.of(SopClass.KEY_OBJECT_SELECTION_DOCUMENT))) {
            throw new DicomFormatException("This is no Key Object Selection Document", 0);
        }
        DataSet evidence = evidence(document);
        String studyUid = evidence.string(Tag.STUDY_INSTANCE_UID).or(() -> document.string(Tag.STUDY_INSTANCE_UID))
                .orElseThrow(() -> new DicomFormatException("The document names no study", 0));
        Descriptions descriptions = ImageLibraryReader.read(document);
        return new Manifest(document.string(Tag.SOP_INSTANCE_UID).orElse(""),
                document.string(Tag.SERIES_INSTANCE_UID).orElse(""),
                Code.of(document, Tag.CONCEPT_NAME_CODE_SEQUENCE).map(MadoCodes::current).orElse(new Code("", "", "")),
                document.date(Tag.CONTENT_DATE).map(date -> LocalDateTime.of(date,
                        document.time(Tag.CONTENT_TIME).orElse(LocalTime.MIDNIGHT))),
                document.string(Tag.TIMEZONE_OFFSET_FROM_UTC),
                patient(document), study(document, studyUid),
                document.string(Tag.MANUFACTURER), document.string(Tag.INSTITUTION_NAME),
                document.items(Tag.REFERENCED_REQUEST_SEQUENCE).stream().map(ManifestReader::request)
                        .filter(request -> !request.equals(ImagingRequest.UNKNOWN)).toList(),
                evidence.items(Tag.REFERENCED_SERIES_SEQUENCE).stream()
                        .map(item -> series(item, descriptions)).toList(), descriptions.present());
    }

    /** The evidence about the study of the document; where that is missing, about the first one. */
    private static DataSet evidence(DataSet document) {
        List<DataSet> studies = document.items(Tag.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE);
        Optional<String> uid = document.string(Tag.STUDY_INSTANCE_UID);
        return studies.stream().filter(study -> study.string(Tag.STUDY_INSTANCE_UID).equals(uid)).findFirst()
                .or(() -> studies.stream().findFirst()).orElse(DataSet.empty());
    }

    private static Patient patient(DataSet document) {
        return new Patient(
                Identifier.read(document, Tag.PATIENT_ID, Tag.ISSUER_OF_PATIENT_ID_QUALIFIERS_SEQUENCE),
                document.string(Tag.PATIENT_NAME), document.date(Tag.PATIENT_BIRTH_DATE),
                document.string(Tag.PATIENT_SEX));
    }

    private static Study study(DataSet document, String uid) {
        return new Study(uid, document.date(Tag.STUDY_DATE), document.time(Tag.STUDY_TIME),
                Identifier.read(document, Tag.ACCESSION_NUMBER, Tag.ISSUER_OF_ACCESSION_NUMBER_SEQUENCE),
                document.string(Tag.REFERRING_PHYSICIAN_NAME), document.string(Tag.STUDY_ID),
                document.string(Tag.STUDY_DESCRIPTION));
    }

    private static ImagingRequest request(DataSet item) {
        return new ImagingRequest(
                Identifier.read(item, Tag.ACCESSION_NUMBER, Tag.ISSUER_OF_ACCESSION_NUMBER_SEQUENCE),
                Identifier.read(item, Tag.PLACER_ORDER_NUMBER_IMAGING_SERVICE_REQUEST,
                        Tag.ORDER_PLACER_IDENTIFIER_SEQUENCE),
                Identifier.read(item, Tag.FILLER_ORDER_NUMBER_IMAGING_SERVICE_REQUEST,
                        Tag.ORDER_FILLER_IDENTIFIER_SEQUENCE),
                item.string(Tag.REQUESTED_PROCEDURE_ID), item.string(Tag.REQUESTED_PROCEDURE_DESCRIPTION));
    }

    private static Series series(DataSet item, Descriptions descriptions) {
        String uid = item.string(Tag.SERIES_INSTANCE_UID).orElse("");
        Descriptions.OfSeries description = descriptions.ofSeries(uid);
        RetrieveLocation retrieve = new RetrieveLocation(item.string(Tag.RETRIEVE_AE_TITLE),
                item.string(Tag.RETRIEVE_LOCATION_UID),
                item.string(Tag.RETRIEVE_URL).map(RetrieveLocation::baseUrl).filter(url -> !url.isEmpty()));
        return new Series(uid, description.modality(), description.date(), description.time(), description.number(),
                description.description(), description.region(), description.laterality(), retrieve, item.items(Tag.REFERENCED_SOP_SEQUENCE).stream()
                .map(reference -> instance(reference, descriptions)).toList());
    }

    private static Instance instance(DataSet reference, Descriptions descriptions) {
        String uid = reference.string(Tag.REFERENCED_SOP_INSTANCE_UID).orElse("");
        Descriptions.OfInstance description = descriptions.ofInstance(uid);
        return new Instance(reference.string(Tag.REFERENCED_SOP_CLASS_UID).orElse(""), uid,
                description.number(), description.frames(), description.keyObject());
    }
}
