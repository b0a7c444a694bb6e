package org.affinitydomain.dicom.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.io.DicomFormatException;

import java.io.CharConversionException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads data sets in the DICOM JSON Model (PS3.18 F) by streaming: the single object, or one object of the array
 * after the other. Depth, length of strings and size of a data set are bounded.
 */
public final class DicomJsonReader implements Closeable {
    /** The largest data set read, in characters of its values. */
    private static final int MAX_DATA_SET = 64 << 20;
    /** The longest value: larger ones come as BulkDataURI. */
    private static final int MAX_STRING = 4 << 20;
    /** An item takes four levels of JSON: attribute, Value array and item itself, and one for a name. */
    private static final int MAX_NESTING = 4 * 64;
    private static final String NO_JSON = "This is not DICOM JSON: ";
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING)
                    .maxStringLength(MAX_STRING).maxNumberLength(128).maxNameLength(256).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser json;
    private boolean begun;
    private boolean array;
    private boolean ended;

    /**
     * @param in the document in UTF-8; it stays open when this reader is closed
     * @throws DicomFormatException when it is in no encoding that JSON may have
     */
    public DicomJsonReader(InputStream in) throws IOException {
        try {
            this.json = FACTORY.createParser(in).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
        } catch (CharConversionException e) {
            throw new DicomFormatException(NO_JSON + e.getMessage(), 0);
        }
    }

    /**
     * The next data set; empty at the end of the document.
     *
     * @throws DicomFormatException when the document is not DICOM JSON or exceeds a limit
     */
    public Optional<DataSet> next() throws IOException {
        try {
            return ended ? Optional.empty() : read();
        } catch (JacksonException e) {
            throw notJson(e.getOriginalMessage());
        } catch (CharConversionException e) {
            throw notJson(e.getMessage());
        } catch (DicomFormatException e) {
            ended = true;
            throw e;
        }
    }

    private DicomFormatException notJson(String message) {
        ended = true;
        return new DicomFormatException(NO_JSON + message, Math.max(0, json.currentLocation().getByteOffset()));
    }

    private Optional<DataSet> read() throws IOException {
        JsonToken token = json.nextToken();
        if (!begun) {
            begun = true;
            array = token == JsonToken.START_ARRAY;
            token = array ? json.nextToken() : token;
        } else if (!array) {
            ended = true;
            return Optional.empty();
        }
        if (array && token == JsonToken.END_ARRAY) {
            ended = true;
            return Optional.empty();
        }
        return Optional.of(new JsonDataSetParser(json, MAX_DATA_SET).dataSet());
    }

    /** Frees the buffers of the parser. */
    @Override
    public void close() throws IOException {
        json.close();
    }
}
