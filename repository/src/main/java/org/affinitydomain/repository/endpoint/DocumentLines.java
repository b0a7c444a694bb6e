package org.affinitydomain.repository.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Set;

/** Documents as the registry lists them, one JSON object a line; only {@code uniqueId} is looked at. */
final class DocumentLines {

    /** Most documents of a request: what one SQL statement asks for. */
    static final int MOST = 500;
    /** Characters of a value; far more than a uniqueId, size or hash has. */
    private static final int LONGEST = 1000;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(LONGEST).maxNestingDepth(2).build()).build();

    private DocumentLines() {
    }

    /**
     * The uniqueIds, each once.
     *
     * @throws IOException when these are no such lines, or more than {@link #MOST}
     */
    static Set<String> read(InputStream in) throws IOException {
        Set<String> uniqueIds = new LinkedHashSet<>();
        int lines = 0;
        try (JsonParser parser = JSON.createParser(in)) {
            while (parser.nextToken() != null) {
                if (++lines > MOST) {
                    throw new IOException("more than " + MOST + " documents");
                }
                uniqueIds.add(uniqueId(parser));
            }
        } catch (JsonProcessingException e) {
            throw new IOException("something that is no JSON, or too long", e);
        }
        return uniqueIds;
    }

    private static String uniqueId(JsonParser parser) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            throw new IOException("a line that is no JSON object");
        }
        String uniqueId = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = parser.currentName().equals("uniqueId");
            if (parser.nextToken().isStructStart()) {
                throw new IOException("a field that has no simple value");
            }
            uniqueId = wanted ? parser.getText() : uniqueId;
        }
        if (uniqueId.isEmpty()) {
            throw new IOException("a document without uniqueId");
        }
        return uniqueId;
    }
}
