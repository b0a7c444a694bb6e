package org.affinitydomain.dicom.json;

import com.fasterxml.jackson.core.JsonGenerator;
import org.affinitydomain.dicom.data.CharacterSet;
import org.affinitydomain.dicom.data.DataSetBuilder;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.VR;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** Writes the Value array of an attribute (PS3.18 F.2.3, F.2.4). */
final class JsonValues {
    private static final List<String> NAME_GROUPS = List.of("Alphabetic", "Ideographic", "Phonetic");
    /** The longest digits and exponent a DS may have and still be written as a number. */
    private static final int MAX_NUMBER = 64;

    private final JsonGenerator json;

    JsonValues(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the array; nothing when the value is only padding. */
    void write(Element.Value value, CharacterSet characterSet) throws IOException {
        List<String> values = strings(value, characterSet);
        if (values.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("Value");
        for (String text : values) {
            write(value.vr(), text);
        }
        json.writeEndArray();
    }

    private static List<String> strings(Element.Value value, CharacterSet characterSet) {
        DataSetBuilder builder = DataSet.builder(characterSet).put(value);
        return builder.build().strings(value.tag());
    }

    private void write(VR vr, String text) throws IOException {
        if (text.isEmpty()) {
            json.writeNull();
        } else if (vr == VR.PN) {
            name(text);
        } else if (vr == VR.DS || vr == VR.IS || vr.kind() == VR.Kind.INTEGER || vr.kind() == VR.Kind.FLOAT) {
            number(text);
        } else {
            json.writeString(text);
        }
    }

    private void name(String text) throws IOException {
        json.writeStartObject();
        String[] groups = text.split("=", NAME_GROUPS.size());
        for (int i = 0; i < groups.length; i++) {
            if (!groups[i].isEmpty()) {
                json.writeStringField(NAME_GROUPS.get(i), groups[i]);
            }
        }
        json.writeEndObject();
    }

    /** What JSON cannot say as a number, such as NaN, goes as a string (PS3.18 table F.2.3-1). */
    private void number(String text) throws IOException {
        try {
            BigDecimal number = new BigDecimal(text);
            if (text.length() <= MAX_NUMBER && Math.abs((long) number.scale()) < MAX_NUMBER * 10L) {
                json.writeNumber(number);
                return;
            }
        } catch (NumberFormatException e) {
            // falls through: some devices write other things than numbers
        }
        json.writeString(text);
    }
}
