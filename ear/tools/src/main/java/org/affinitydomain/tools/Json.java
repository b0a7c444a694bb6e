package org.affinitydomain.tools;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object of an answer.
 *
 * @param fields its fields: {@link Json}, lists of them, or text
 */
public record Json(Map<String, Object> fields) {

    /** Reads a document whose value is an object. */
    public static Json read(InputStream in) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(in)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                return object(parser);
            }
        }
        throw new IOException("the answer is no JSON object");
    }

    /** The text of a field that must be there. */
    public String text(String field) throws IOException {
        return optional(field).orElseThrow(() -> new IOException("the answer lacks '" + field + "'"));
    }

    /** The text of a field. Numbers are text too. */
    public Optional<String> optional(String field) {
        return Optional.ofNullable(fields.get(field)).filter(String.class::isInstance).map(String.class::cast);
    }

    /** The objects of an array; none when the field is absent. */
    public List<Json> objects(String field) {
        return fields.get(field) instanceof List<?> list
                ? list.stream().filter(Json.class::isInstance).map(Json.class::cast).toList() : List.of();
    }

    private static Json object(JsonParser parser) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return new Json(fields);
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<Object> values = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    values.add(value(parser));
                }
                yield values;
            }
            default -> parser.getText();
        };
    }
}
