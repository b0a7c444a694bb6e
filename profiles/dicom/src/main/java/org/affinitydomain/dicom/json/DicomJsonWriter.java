package org.affinitydomain.dicom.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import org.affinitydomain.dicom.data.CharacterSet;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Writes data sets in the DICOM JSON Model (PS3.18 F) by streaming: one object, or an array of any length between
 * {@link #beginArray} and {@link #endArray}. Texts are UTF-8 and (0008,0005) says so; group lengths and file meta
 * information are left out (PS3.18 F.2.2).
 */
public final class DicomJsonWriter implements Closeable {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final JsonGenerator json;
    private final JsonValues values;
    private final BulkDataUris bulkDataUris;

    /**
     * @param out          where to write; it stays open when this writer is closed
     * @param bulkDataUris where the values are that were left in their source
     */
    public DicomJsonWriter(OutputStream out, BulkDataUris bulkDataUris) throws IOException {
        this.json = FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        this.values = new JsonValues(json);
        this.bulkDataUris = bulkDataUris;
    }

    /** Begins an array of data sets. */
    public DicomJsonWriter beginArray() throws IOException {
        json.writeStartArray();
        return this;
    }

    /** Ends the array. */
    public DicomJsonWriter endArray() throws IOException {
        json.writeEndArray();
        return this;
    }

    /** Writes a data set. */
    public DicomJsonWriter write(DataSet dataSet) throws IOException {
        write(dataSet, "");
        return this;
    }

    /** Hands everything written so far to the stream behind. */
    public void flush() throws IOException {
        json.flush();
    }

    /** Ends what is open and flushes. */
    @Override
    public void close() throws IOException {
        json.close();
    }

    private void write(DataSet dataSet, String path) throws IOException {
        json.writeStartObject();
        for (Element element : dataSet.elements()) {
            if (Tag.element(element.tag()) != 0 && Tag.group(element.tag()) > 2) {
                write(element, dataSet, path);
            }
        }
        json.writeEndObject();
    }

    private void write(Element element, DataSet dataSet, String path) throws IOException {
        String name = HEX.toHexDigits(element.tag());
        json.writeObjectFieldStart(name);
        json.writeStringField("vr", element.vr().name());
        if (element.tag() == Tag.SPECIFIC_CHARACTER_SET) {
            utf8();
        } else if (!element.isEmpty()) {
            content(element, dataSet, path + name);
        }
        json.writeEndObject();
    }

    private void content(Element element, DataSet dataSet, String path) throws IOException {
        if (element instanceof Element.Sequence sequence) {
            items(sequence, path);
        } else if (element instanceof Element.Value value) {
            value(value, dataSet);
        } else {
            Optional<String> uri = bulkDataUris.uri(path, element);
            if (uri.isPresent()) {
                json.writeStringField("BulkDataURI", uri.get());
            }
        }
    }

    /** Whatever the source says, also nothing: JSON is UTF-8. */
    private void utf8() throws IOException {
        json.writeArrayFieldStart("Value");
        json.writeString(CharacterSet.UTF_8.toString());
        json.writeEndArray();
    }

    private void items(Element.Sequence sequence, String path) throws IOException {
        json.writeArrayFieldStart("Value");
        int number = 1;
        for (DataSet item : sequence.items()) {
            write(item, path + "/" + number++ + "/");
        }
        json.writeEndArray();
    }

    private void value(Element.Value value, DataSet dataSet) throws IOException {
        if (value.vr().kind() == VR.Kind.BYTES) {
            json.writeBinaryField("InlineBinary", value.bytes());
        } else {
            values.write(value.vr(), dataSet.strings(value.tag()));
        }
    }
}
