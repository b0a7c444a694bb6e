package org.affinitydomain.tools.sample;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.affinitydomain.dicom.uid.Uids;
import org.affinitydomain.domain.ImagingSource;

/**
 * The attributes of the images of one study, module by module (DICOM PS3.3 A.3 CT, A.4 MR, A.26 DX, A.7 US multi-frame). UIDs
 * follow from source and accession number.
 */
final class ImageHeaders {
    private static final UUID NAME_SPACE = UUID.nameUUIDFromBytes("sample region".getBytes(StandardCharsets.US_ASCII));
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");
    private static final double FIELD_OF_VIEW_MM = 380;
    private static final double SLICE_MM = 5;

    private final SampleStudy study;
    private final ImagingSource source;

    /** Of a study at the source that keeps it. */
    ImageHeaders(SampleStudy study, ImagingSource source) {
        this.study = study;
        this.source = source;
    }

    String studyUid() {
        return uid("study");
    }

    String instanceUid(SampleSeries series, int image) {
        return uid("series " + series.number() + " image " + image);
    }

    /** All but the pixel data of one image, counted from 0. */
    Attributes of(SampleSeries series, int image) {
        Attributes attributes = new Attributes();
        sopCommon(attributes, series, image);
        patient(attributes);
        study(attributes);
        series(attributes, series);
        equipment(attributes);
        image(attributes, series, image);
        switch (series.kind()) {
            case CT -> ct(attributes, series, image);
            case MR -> mr(attributes, series, image);
            case DX -> dx(attributes, series, image);
            case US -> us(attributes, series);
        }
        return attributes;
    }

    private void sopCommon(Attributes to, SampleSeries series, int image) {
        to.set("SpecificCharacterSet", "ISO_IR 192").set("SOPClassUID", series.kind().sopClass()).set("SOPInstanceUID", instanceUid(series, image))
                .set("TimezoneOffsetFromUTC", "+0100").set("InstanceNumber", image + 1);
    }

    private void patient(Attributes to) {
        SamplePatient patient = study.patient();
        to.set("PatientName", patient.personName()).set("PatientID", patient.localId(study.source()))
                .set("IssuerOfPatientID", source.localAuthority().name()).issuer("IssuerOfPatientIDQualifiersSequence", source.localAuthority().oid())
                .set("PatientBirthDate", DATE.format(patient.birthDate())).set("PatientSex", patient.sex())
                .set("PatientAge", "%03dY".formatted(Period.between(patient.birthDate(), study.begin().toLocalDate()).getYears()))
                .set("PatientWeight", 70);
    }

    private void study(Attributes to) {
        to.set("StudyInstanceUID", studyUid()).set("StudyDate", DATE.format(study.begin())).set("StudyTime", TIME.format(study.begin()))
                .set("AccessionNumber", study.accession()).issuer("IssuerOfAccessionNumberSequence", source.accessionAuthority())
                .set("StudyID", study.accession().substring(study.accession().length() - 4)).set("StudyDescription", study.description())
                .set("ReferringPhysicianName", study.referringPhysician()).set("NameOfPhysiciansReadingStudy", study.readingPhysician());
    }

    private void series(Attributes to, SampleSeries series) {
        LocalDateTime begin = study.begin().plusMinutes(3L * series.number());
        to.set("Modality", series.kind().modality()).set("SeriesInstanceUID", uid("series " + series.number()))
                .set("SeriesNumber", series.number()).set("SeriesDescription", series.description())
                .set("SeriesDate", DATE.format(begin)).set("SeriesTime", TIME.format(begin))
                .set("BodyPartExamined", study.region().bodyPart())
                .set("PerformedProcedureStepStartDate", DATE.format(study.begin())).set("PerformedProcedureStepStartTime", TIME.format(study.begin()))
                .set("PerformedProcedureStepID", study.accession()).set("PerformedProcedureStepDescription", study.description());
        Attributes request = new Attributes().set("AccessionNumber", study.accession()).set("StudyInstanceUID", studyUid())
                .set("RequestedProcedureDescription", study.description()).set("RequestedProcedureID", study.order())
                .set("ScheduledProcedureStepID", study.order())
                .set("PlacerOrderNumberImagingServiceRequest", study.order()).issuer("OrderPlacerIdentifierSequence", source.orderAuthority());
        to.item("RequestAttributesSequence", request);
    }

    private void equipment(Attributes to) {
        to.set("Manufacturer", study.equipment().manufacturer()).set("ManufacturerModelName", study.equipment().model())
                .set("StationName", study.equipment().station()).set("InstitutionName", source.organisation().name())
                .set("SoftwareVersions", "1.0").set("DeviceSerialNumber", "0001");
    }

    private void image(Attributes to, SampleSeries series, int image) {
        ImageKind kind = series.kind();
        LocalDateTime made = study.begin().plusMinutes(3L * series.number()).plusSeconds(image);
        to.set("ContentDate", DATE.format(made)).set("ContentTime", TIME.format(made))
                .set("AcquisitionDate", DATE.format(made)).set("AcquisitionTime", TIME.format(made)).set("AcquisitionNumber", 1)
                .set("SamplesPerPixel", 1).set("PhotometricInterpretation", "MONOCHROME2")
                .set("Rows", series.rows()).set("Columns", series.columns())
                .set("BitsAllocated", kind.bitsAllocated()).set("BitsStored", kind.bitsStored()).set("HighBit", kind.bitsStored() - 1)
                .set("PixelRepresentation", kind.signed() ? 1 : 0)
                .set("WindowCenter", kind.windowCenter()).set("WindowWidth", kind.windowWidth())
                .set("BurnedInAnnotation", "NO").set("LossyImageCompression", "00");
    }

    private void ct(Attributes to, SampleSeries series, int image) {
        if (series.isProjection()) {
            // air counts in a projection: it is darker than any slice
            to.set("ImageType", "ORIGINAL", "PRIMARY", "LOCALIZER").set("WindowCenter", -400).set("WindowWidth", 1000);
        } else {
            to.set("ImageType", "ORIGINAL", "PRIMARY", "AXIAL");
        }
        to.set("RescaleIntercept", 0).set("RescaleSlope", 1).set("RescaleType", "HU").set("KVP", 120)
                .code("AnatomicRegionSequence", study.region().code(), "SCT", study.region().meaning());
        plane(to, series, image);
    }

    private void mr(Attributes to, SampleSeries series, int image) {
        to.set("ImageType", "ORIGINAL", "PRIMARY", "M", "NONE").set("ScanningSequence", "SE").set("SequenceVariant", "NONE")
                .empty("ScanOptions").set("MRAcquisitionType", "2D").set("RepetitionTime", 500).set("EchoTime", 12)
                .set("EchoTrainLength", 1).set("MagneticFieldStrength", 1.5)
                .code("AnatomicRegionSequence", study.region().code(), "SCT", study.region().meaning());
        plane(to, series, image);
    }

    /** Frame of Reference and Image Plane (C.7.4.1, C.7.6.2): slices from head to feet, or a view from the front and the side. */
    private void plane(Attributes to, SampleSeries series, int image) {
        double spacing = FIELD_OF_VIEW_MM / series.columns();
        double corner = -FIELD_OF_VIEW_MM / 2;
        to.set("FrameOfReferenceUID", uid("frame of reference")).empty("PositionReferenceIndicator").set("PatientPosition", "HFS")
                .set("PixelSpacing", spacing, spacing).set("SliceThickness", SLICE_MM);
        if (!series.isProjection()) {
            double z = SLICE_MM * (series.images() / 2.0 - image);
            to.set("ImageOrientationPatient", 1, 0, 0, 0, 1, 0).set("ImagePositionPatient", corner, corner, z).set("SliceLocation", z);
        } else if (image == 0) {
            to.set("ImageOrientationPatient", 1, 0, 0, 0, 0, -1).set("ImagePositionPatient", corner, 0, -corner);
        } else {
            to.set("ImageOrientationPatient", 0, 1, 0, 0, 0, -1).set("ImagePositionPatient", 0, corner, -corner);
        }
    }

    private void dx(Attributes to, SampleSeries series, int image) {
        double spacing = FIELD_OF_VIEW_MM / series.columns();
        to.set("ImageType", "ORIGINAL", "PRIMARY").set("PresentationIntentType", "FOR PRESENTATION")
                .set("ImageLaterality", "U").set("PatientOrientation", image == 0 ? new Object[] {"L", "F"} : new Object[] {"P", "F"})
                .set("ImagerPixelSpacing", spacing, spacing).set("PixelIntensityRelationship", "LOG").set("PixelIntensityRelationshipSign", -1)
                .set("RescaleIntercept", 0).set("RescaleSlope", 1).set("RescaleType", "US").set("PresentationLUTShape", "IDENTITY")
                .set("DetectorType", "DIRECT").set("PositionerType", "NONE").set("ViewPosition", image == 0 ? "PA" : "LL")
                .noItems("AcquisitionContextSequence")
                .code("AnatomicRegionSequence", study.region().code(), "SCT", study.region().meaning());
        view(to, image);
    }

    private static void view(Attributes to, int image) {
        if (image == 0) {
            to.code("ViewCodeSequence", "399348003", "SCT", "postero-anterior");
        } else {
            to.code("ViewCodeSequence", "399198007", "SCT", "left lateral");
        }
    }

    private void us(Attributes to, SampleSeries series) {
        to.set("ImageType", "ORIGINAL", "PRIMARY", "ABDOMINAL").set("NumberOfFrames", series.frames())
                .empty("PatientOrientation").set("FrameTime", 40).set("FrameIncrementPointer", "00181063")
                .code("AnatomicRegionSequence", study.region().code(), "SCT", study.region().meaning());
    }

    private String uid(String what) {
        return Uids.nameBased(NAME_SPACE, study.source() + " " + study.accession() + " " + what);
    }
}
