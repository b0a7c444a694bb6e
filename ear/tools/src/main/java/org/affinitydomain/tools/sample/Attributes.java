package org.affinitydomain.tools.sample;

import java.util.Arrays;
import java.util.List;
import org.affinitydomain.dicom.data.CharacterSet;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.DataSetBuilder;
import org.affinitydomain.dicom.data.Dictionary;

/** A data set in the making, with attributes named by their keywords (DICOM PS3.6). */
final class Attributes {
    private final DataSetBuilder builder = DataSet.builder(CharacterSet.UTF_8);

    Attributes set(String keyword, Object... values) {
        List<String> texts = Arrays.stream(values).map(String::valueOf).toList();
        builder.set(tag(keyword), texts);
        return this;
    }

    /** A type 2 attribute of which nothing is known. */
    Attributes empty(String keyword) {
        builder.set(tag(keyword), List.of());
        return this;
    }

    /** A type 2 sequence without items. */
    Attributes noItems(String keyword) {
        builder.setItems(tag(keyword), List.of());
        return this;
    }

    Attributes item(String keyword, Attributes item) {
        builder.setItem(tag(keyword), item.build());
        return this;
    }

    /** A code sequence of one item (PS3.3 8.8). */
    Attributes code(String keyword, String value, String scheme, String meaning) {
        return item(keyword, new Attributes().set("CodeValue", value).set("CodingSchemeDesignator", scheme).set("CodeMeaning", meaning));
    }

    /** An issuer by OID (PS3.3 10.14). */
    Attributes issuer(String keyword, String oid) {
        return item(keyword, new Attributes().set("UniversalEntityID", oid).set("UniversalEntityIDType", "ISO"));
    }

    DataSetBuilder builder() {
        return builder;
    }

    DataSet build() {
        return builder.build();
    }

    private static int tag(String keyword) {
        return Dictionary.standard().entry(keyword).orElseThrow(() -> new IllegalArgumentException("no attribute " + keyword)).tag();
    }
}
