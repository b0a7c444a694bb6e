package org.affinitydomain.dicom.manifest;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.DataSetWriter;
import org.affinitydomain.dicom.uid.SopClass;

import java.io.IOException;

/** Writes the content tree (PS3.16 TID 2010): a flat list of all instances. */
final class ContentTreeWriter {
    private ContentTreeWriter() {
    }

    static void write(Manifest manifest, DataSetWriter writer) throws IOException {
        writer.beginSequence(Tag.CONTENT_SEQUENCE);
        for (Series series : manifest.series()) {
            for (Instance instance : series.instances()) {
                writer.item(DataSet.builder()
                        .setItem(Tag.REFERENCED_SOP_SEQUENCE, EvidenceWriter.reference(instance))
                        .set(Tag.RELATIONSHIP_TYPE, "CONTAINS")
                        .set(Tag.VALUE_TYPE, valueType(instance.sopClassUid()))
                        .build());
            }
        }
        writer.endSequence();
    }

    private static String valueType(String sopClassUid) {
        return SopClass.isImage(sopClassUid) ? "IMAGE" : SopClass.isWaveform(sopClassUid) ? "WAVEFORM" : "COMPOSITE";
    }
}
