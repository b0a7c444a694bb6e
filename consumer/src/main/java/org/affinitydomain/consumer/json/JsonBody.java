package org.affinitydomain.consumer.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** A JSON document that is written as it is made. */
@FunctionalInterface
public interface JsonBody {

    /** Writes the document's one value. */
    void write(JsonGenerator json) throws IOException;

    /** Writes the document in UTF-8; the stream stays open. */
    default void writeTo(OutputStream out) throws IOException {
        JsonFactory factory = new JsonFactory();
        factory.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        try (JsonGenerator json = factory.createGenerator(out)) {
            write(json);
        }
    }

    /** Writes a field, unless it has no value. */
    static void optional(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }
}
