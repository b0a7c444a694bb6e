package org.affinitydomain.dicom.manifest;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.DataSetBuilder;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.DataSetWriter;

import java.io.IOException;

/** Writes Current Requested Procedure Evidence Sequence (PS3.3 table C.17-3): study, series and instances, one by one. */
final class EvidenceWriter {
    private EvidenceWriter() {
    }

    static void write(Manifest manifest, DataSetWriter writer) throws IOException {
        writer.beginSequence(Tag.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE).beginItem();
        writer.beginSequence(Tag.REFERENCED_SERIES_SEQUENCE);
        for (Series series : manifest.series()) {
            writer.beginItem();
            series(series, writer);
            writer.endItem();
        }
        writer.endSequence();
        writer.write(DataSet.builder().set(Tag.STUDY_INSTANCE_UID, manifest.study().instanceUid()).build());
        writer.endItem().endSequence();
    }

    private static void series(Series series, DataSetWriter writer) throws IOException {
        RetrieveLocation retrieve = series.retrieve();
        writer.write(DataSet.builder()
                .setIfPresent(Tag.RETRIEVE_AE_TITLE, retrieve.aeTitle())
                .setIfPresent(Tag.RETRIEVE_URL, retrieve.url())
                .build());
        writer.beginSequence(Tag.REFERENCED_SOP_SEQUENCE);
        for (Instance instance : series.instances()) {
            writer.item(reference(instance));
        }
        writer.endSequence();
        DataSetBuilder rest = DataSet.builder().set(Tag.SERIES_INSTANCE_UID, series.instanceUid())
                .setIfPresent(Tag.RETRIEVE_LOCATION_UID, retrieve.locationUid());
        writer.write(rest.build());
    }

    /** An item that references an instance (PS3.3 table 10-11). */
    static DataSet reference(Instance instance) {
        return DataSet.builder()
                .set(Tag.REFERENCED_SOP_CLASS_UID, instance.sopClassUid())
                .set(Tag.REFERENCED_SOP_INSTANCE_UID, instance.sopInstanceUid())
                .build();
    }
}
