package org.affinitydomain.consumer.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.xds.transaction.RegistryError;

/**
 * A problem (RFC 9457).
 *
 * @param problem what went wrong
 */
public record ProblemJson(ConsumerException problem) implements JsonBody {

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", problem.type().urn());
        json.writeStringField("title", problem.type().title());
        json.writeNumberField("status", problem.type().status());
        json.writeStringField("detail", problem.getMessage());
        if (!problem.errors().isEmpty()) {
            json.writeArrayFieldStart("errors");
            for (RegistryError error : problem.errors()) {
                json.writeStartObject();
                json.writeStringField("code", error.errorCode());
                json.writeStringField("context", error.codeContext());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
