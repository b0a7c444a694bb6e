package org.affinitydomain.registry.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.affinitydomain.registry.verify.RegisteredDocument;
import org.affinitydomain.registry.verify.RegisteredDocuments;

/**
 * Documents as JSON, one object a line: {@code {"uniqueId":...,"size":...,"hash":...}} for each, at last
 * {@code {"summary":{"documents":N}}} or {@code {"failure":"why it ended"}}. Without one of these two it was broken off.
 */
final class DocumentLines implements RegisteredDocuments.Receiver {

    private final JsonGenerator json;

    DocumentLines(OutputStream out) throws IOException {
        json = JsonFactory.builder().build().createGenerator(out);
        json.setRootValueSeparator(null);
    }

    @Override
    public void document(RegisteredDocument document) throws IOException {
        json.writeStartObject();
        json.writeStringField("uniqueId", document.uniqueId());
        write("size", document.size());
        write("hash", document.hash());
        end();
    }

    private void write(String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }

    void summary(long documents) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("summary");
        json.writeNumberField("documents", documents);
        json.writeEndObject();
        end();
        json.flush();
    }

    void failure(String why) throws IOException {
        json.writeStartObject();
        json.writeStringField("failure", why);
        end();
        json.flush();
    }

    private void end() throws IOException {
        json.writeEndObject();
        json.writeRaw('\n');
    }
}
