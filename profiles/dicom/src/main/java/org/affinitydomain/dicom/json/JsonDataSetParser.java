package org.affinitydomain.dicom.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.affinitydomain.dicom.data.CharacterSet;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.DataSetBuilder;
import org.affinitydomain.dicom.data.Dictionary;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;
import org.affinitydomain.dicom.io.DicomFormatException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one data set from a JSON parser that stands at its opening brace (PS3.18 F.2). */
final class JsonDataSetParser {
    /** What an element or value costs in memory beside its characters. */
    private static final int OVERHEAD = 128;

    private final JsonParser json;
    private long allowance;

    JsonDataSetParser(JsonParser json, long maxCharacters) {
        this.json = json;
        this.allowance = maxCharacters;
    }

    DataSet dataSet() throws IOException {
        expect(json.currentToken(), JsonToken.START_OBJECT);
        DataSetBuilder builder = DataSet.builder();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            attribute(tag(json.currentName()), builder);
        }
        return built(builder);
    }

    /** Whatever Specific Character Set says, of a data set or an item, the texts came in UTF-8 and are held in it. */
    private static DataSet built(DataSetBuilder builder) {
        if (builder.element(Tag.SPECIFIC_CHARACTER_SET).isPresent()) {
            builder.set(Tag.SPECIFIC_CHARACTER_SET, CharacterSet.UTF_8.names());
        }
        return builder.build();
    }

    private void attribute(int tag, DataSetBuilder builder) throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT);
        spend(0);
        Optional<VR> vr = Optional.empty();
        List<String> texts = new ArrayList<>();
        List<DataSet> items = new ArrayList<>();
        Optional<byte[]> inline = Optional.empty();
        Optional<String> uri = Optional.empty();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "vr" -> vr = Optional.of(vr(json.getText()));
                case "Value" -> values(texts, items);
                case "InlineBinary" -> inline = Optional.of(inline());
                case "BulkDataURI" -> uri = Optional.of(text());
                default -> json.skipChildren();
            }
        }
        // Only now, since the members of an object come in any order.
        VR known = vr.orElse(Dictionary.standard().implicitVr(tag));
        if (uri.isPresent()) {
            builder.put(new Element.BulkUri(tag, known, uri.get()));
        } else if (inline.isPresent() && known != VR.SQ) {
            builder.setBytes(tag, known, inline.get());
        } else {
            builder.put(element(tag, known, texts, items));
        }
    }

    private Element element(int tag, VR vr, List<String> texts, List<DataSet> items) throws DicomFormatException {
        if (vr == VR.SQ) {
            return new Element.Sequence(tag, items);
        }
        if (vr.kind() == VR.Kind.BYTES || texts.isEmpty()) {
            return new Element.Value(tag, vr, new byte[0]);
        }
        try {
            return DataSet.builder().set(tag, vr, texts).element(tag).orElseThrow();
        } catch (IllegalArgumentException e) {
            throw fault(Tag.toString(tag) + " " + vr + " has a value that does not fit: " + e.getMessage());
        }
    }

    /**
     * Items and names are both objects, and null is an empty one of either: which it is, the value representation
     * tells, which may come later. So what can be both is put into both lists, and one is used.
     */
    private void values(List<String> texts, List<DataSet> items) throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            switch (json.currentToken()) {
                case VALUE_NULL -> {
                    texts.add("");
                    items.add(DataSet.empty());
                }
                case START_OBJECT -> object(texts, items);
                case START_ARRAY -> throw fault("A value is an array");
                default -> texts.add(text());
            }
            spend(0);
        }
    }

    private void object(List<String> texts, List<DataSet> items) throws IOException {
        String[] groups = {"", "", ""};
        boolean name = false;
        DataSetBuilder item = DataSet.builder();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            int group = List.of("Alphabetic", "Ideographic", "Phonetic").indexOf(field);
            if (group >= 0) {
                json.nextToken();
                groups[group] = json.currentToken() == JsonToken.VALUE_NULL ? "" : text();
                name = true;
            } else {
                attribute(tag(field), item);
            }
        }
        DataSet attributes = built(item);
        if (name || attributes.isEmpty()) {
            texts.add(String.join("=", groups).replaceFirst("=+$", ""));
        }
        if (!name) {
            items.add(attributes);
        }
    }

    private byte[] inline() throws IOException {
        text();
        return json.getBinaryValue();
    }

    private String text() throws IOException {
        if (!json.currentToken().isScalarValue()) {
            throw fault("A string or number expected");
        }
        String text = json.getText();
        spend(text.length());
        return text;
    }

    private int tag(String name) throws DicomFormatException {
        if (!name.matches("[0-9A-Fa-f]{8}")) {
            return Dictionary.standard().entry(name).map(Dictionary.Entry::tag)
                    .orElseThrow(() -> fault("'" + name + "' is no attribute"));
        }
        return Integer.parseUnsignedInt(name, 16);
    }

    private VR vr(String text) throws DicomFormatException {
        return Optional.of(text).filter(t -> t.length() == 2).flatMap(t -> VR.of(t.charAt(0), t.charAt(1)))
                .orElseThrow(() -> fault("'" + text + "' is no value representation"));
    }

    private void spend(int characters) throws DicomFormatException {
        allowance -= characters + OVERHEAD;
        if (allowance < 0) {
            throw fault("The data set is too large");
        }
    }

    private void expect(JsonToken token, JsonToken expected) throws DicomFormatException {
        if (token != expected) {
            throw fault(expected + " expected, " + token + " found");
        }
    }

    private DicomFormatException fault(String message) {
        return new DicomFormatException(message, Math.max(0, json.currentLocation().getByteOffset()));
    }
}
