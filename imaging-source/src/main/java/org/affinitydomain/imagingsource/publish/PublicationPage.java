package org.affinitydomain.imagingsource.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.affinitydomain.imagingsource.web.HttpProblem.Kind;
import org.affinitydomain.imagingsource.web.Json;

/**
 * A page of the publications, to be read by people and scripts.
 *
 * @param publications in the order of sources and studies
 * @param next         with which value of {@code after} the next page begins; empty on the last one
 */
public record PublicationPage(List<Publication> publications, Optional<String> next) {
    private static final int LIMIT = 100;
    private static final int MOST = 1000;

    public PublicationPage {
        publications = List.copyOf(publications);
    }

    /**
     * Reads a page.
     *
     * @param state those in one state only, named in any case
     * @param after the {@code next} of the page before
     * @param limit most publications wanted, from 1 to 1000; 100 by default
     * @throws HttpProblem when a parameter is wrong
     */
    public static PublicationPage read(PublicationStore store, Optional<String> state, Optional<String> after, Optional<String> limit)
            throws SQLException, HttpProblem {
        int size = limit.isPresent() ? number(limit.get()) : LIMIT;
        String[] last = after.orElse("/").split("/", -1);
        if (last.length != 2) {
            throw new HttpProblem(Kind.BAD_REQUEST, "'after' is the value of 'next' in another page");
        }
        List<Publication> found = store.page(state.isPresent() ? Optional.of(state(state.get())) : Optional.empty(), last[0], last[1], size);
        Optional<String> next = found.size() < size ? Optional.empty()
                : Optional.of(found.get(size - 1).sourceId() + '/' + found.get(size - 1).studyUid());
        return new PublicationPage(found, next);
    }

    private static int number(String text) throws HttpProblem {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, like a number out of bounds
        }
        throw new HttpProblem(Kind.BAD_REQUEST, "'limit' is a number from 1 to " + MOST);
    }

    private static PublicationState state(String text) throws HttpProblem {
        return Arrays.stream(PublicationState.values()).filter(state -> state.name().equalsIgnoreCase(text)).findFirst()
                .orElseThrow(() -> new HttpProblem(Kind.BAD_REQUEST, "'state' is pending, published or failed"));
    }

    /** Writes it as JSON: {@code {"studies": [...], "next"?}}. */
    public void write(OutputStream out) throws IOException {
        try (JsonGenerator json = Json.generator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("studies");
            for (Publication publication : publications) {
                write(publication, json);
            }
            json.writeEndArray();
            if (next.isPresent()) {
                json.writeStringField("next", next.get());
            }
            json.writeEndObject();
        }
    }

    private static void write(Publication publication, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("source", publication.sourceId());
        json.writeStringField("study", publication.studyUid());
        json.writeStringField("state", publication.state().name().toLowerCase(Locale.ROOT));
        if (!publication.reason().isEmpty()) {
            json.writeStringField("reason", publication.reason());
        }
        json.writeNumberField("attempts", publication.attempts());
        json.writeStringField("updated", publication.updatedAt().toString());
        if (publication.current().isPresent()) {
            json.writeStringField("manifest", publication.current().get().manifestUid());
            json.writeStringField("entryUuid", publication.current().get().entryUuid());
        }
        json.writeEndObject();
    }
}
