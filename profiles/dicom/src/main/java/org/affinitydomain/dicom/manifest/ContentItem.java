package org.affinitydomain.dicom.manifest;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.DataSetBuilder;
import org.affinitydomain.dicom.data.DateTimes;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.uid.SopClass;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * Makes the items of a structured report's tree (PS3.3 C.17.3). Those that describe stand in relationship HAS ACQ CONTEXT
 * to what they describe, as the templates of image libraries want it (PS3.16 TID 1600 to 1603).
 */
final class ContentItem {
    static final String CONTAINS = "CONTAINS";
    private static final String DESCRIBES = "HAS ACQ CONTEXT";

    private ContentItem() {
    }

    static DataSet code(Code name, Code value) {
        return item("CODE", name).setItem(Tag.CONCEPT_CODE_SEQUENCE, value.toItem()).build();
    }

    static DataSet text(Code name, String value) {
        return item("TEXT", name).set(Tag.TEXT_VALUE, value).build();
    }

    static DataSet uid(Code name, String value) {
        return item("UIDREF", name).set(Tag.UID, value).build();
    }

    static DataSet date(Code name, LocalDate value) {
        return item("DATE", name).set(Tag.DATE, DateTimes.da(value)).build();
    }

    static DataSet time(Code name, LocalTime value) {
        return item("TIME", name).set(Tag.TIME, DateTimes.tm(value)).build();
    }

    /** A count of something, such as series: the unit is written {@code {series}} (UCUM, annotations). */
    static DataSet count(Code name, int value, String ofWhat) {
        return item("NUM", name).setItem(Tag.MEASURED_VALUE_SEQUENCE, DataSet.builder()
                .setItem(Tag.MEASUREMENT_UNITS_CODE_SEQUENCE, new Code('{' + ofWhat + '}', "UCUM", ofWhat).toItem())
                .set(Tag.NUMERIC_VALUE, Integer.toString(value)).build()).build();
    }

    /** What a container says of itself, before its content. */
    static DataSet container(Code name) {
        return DataSet.builder().set(Tag.RELATIONSHIP_TYPE, CONTAINS).set(Tag.VALUE_TYPE, "CONTAINER")
                .setItem(Tag.CONCEPT_NAME_CODE_SEQUENCE, name.toItem())
                .set(Tag.CONTINUITY_OF_CONTENT, "SEPARATE").build();
    }

    /** An instance, with what describes it. */
    static DataSet instance(Instance instance, List<DataSet> description) {
        DataSetBuilder item = DataSet.builder()
                .setItem(Tag.REFERENCED_SOP_SEQUENCE, EvidenceWriter.reference(instance))
                .set(Tag.RELATIONSHIP_TYPE, CONTAINS)
                .set(Tag.VALUE_TYPE, valueType(instance.sopClassUid()));
        if (!description.isEmpty()) {
            item.setItems(Tag.CONTENT_SEQUENCE, description);
        }
        return item.build();
    }

    private static String valueType(String sopClassUid) {
        return SopClass.isImage(sopClassUid) ? "IMAGE" : SopClass.isWaveform(sopClassUid) ? "WAVEFORM" : "COMPOSITE";
    }

    private static DataSetBuilder item(String valueType, Code name) {
        return DataSet.builder().set(Tag.RELATIONSHIP_TYPE, DESCRIBES).set(Tag.VALUE_TYPE, valueType)
                .setItem(Tag.CONCEPT_NAME_CODE_SEQUENCE, name.toItem());
    }
}
