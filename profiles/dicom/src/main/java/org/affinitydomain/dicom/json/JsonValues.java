package org.affinitydomain.dicom.json;

import com.fasterxml.jackson.core.JsonGenerator;
import org.affinitydomain.dicom.data.VR;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Writes the Value array of an attribute (PS3.18 F.2.3, F.2.4). */
final class JsonValues {
    private static final List<String> NAME_GROUPS = List.of("Alphabetic", "Ideographic", "Phonetic");
    /** The most characters a DS may have to be written as a number: parsing more takes the square of their time. */
    private static final int MAX_NUMBER = 64;
    /** The largest exponent of ten: readers that turn numbers into digits must not need memory for them. */
    private static final int MAX_SCALE = 640;

    private final JsonGenerator json;

    JsonValues(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the array; nothing when the value is only padding. */
    void write(VR vr, List<String> values) throws IOException {
        if (values.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("Value");
        for (String text : values) {
            write(vr, text);
        }
        json.writeEndArray();
    }

    private void write(VR vr, String text) throws IOException {
        if (text.isEmpty()) {
            json.writeNull();
        } else if (vr == VR.PN) {
            name(text);
        } else if (vr == VR.DS || vr == VR.IS) {
            number(text);
        } else if (vr.kind() == VR.Kind.INTEGER || vr.kind() == VR.Kind.FLOAT && isFinite(text)) {
            json.writeNumber(text); // as it is, so that -0.0 stays what it is
        } else {
            json.writeString(text);
        }
    }

    /** What JSON cannot say as a number goes as a string (PS3.18 table F.2.3-1). */
    private static boolean isFinite(String text) {
        return !text.endsWith("NaN") && !text.endsWith("Infinity");
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

    /** Numbers that are written as texts have forms that JSON does not: +1, 007, .5; and some are no numbers at all. */
    private void number(String text) throws IOException {
        Optional<BigDecimal> number = Optional.of(text).filter(t -> t.length() <= MAX_NUMBER).flatMap(JsonValues::parse)
                .filter(n -> Math.abs((long) n.scale()) < MAX_SCALE);
        if (number.isPresent()) {
            json.writeNumber(number.get());
        } else {
            json.writeString(text);
        }
    }

    private static Optional<BigDecimal> parse(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
