package org.affinitydomain.imagingsource.worklist;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.affinitydomain.imagingsource.publish.Publication;
import org.affinitydomain.imagingsource.publish.PublicationFilter;
import org.affinitydomain.imagingsource.publish.PublicationState;
import org.affinitydomain.imagingsource.publish.Standing;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.affinitydomain.imagingsource.web.HttpProblem.Kind;
import org.affinitydomain.imagingsource.web.Json;

/**
 * A page of the publications, to be read by people and scripts.
 *
 * @param publications in the order of sources and studies
 * @param next         with which value of {@code after} the next page begins; empty on the last one
 */
public record WorkListPage(List<Publication> publications, Optional<String> next) {
    private static final int LIMIT = 100;
    private static final int MOST = 1000;

    public WorkListPage {
        publications = List.copyOf(publications);
    }

    /**
     * Reads a page.
     *
     * @param filter which ones
     * @param after the {@code next} of the page before
     * @param limit most publications wanted, from 1 to 1000; 100 by default
     * @throws HttpProblem when a parameter is wrong
     */
    public static WorkListPage read(WorkList list, PublicationFilter filter, Optional<String> after, Optional<String> limit)
            throws SQLException, HttpProblem {
        int size = limit.isPresent() ? number(limit.get()) : LIMIT;
        String[] last = after.orElse("/").split("/", -1);
        if (last.length != 2) {
            throw new HttpProblem(Kind.BAD_REQUEST, "'after' is the value of 'next' in another page");
        }
        List<Publication> found = list.page(filter, last[0], last[1], size);
        Optional<String> next = found.size() < size ? Optional.empty()
                : Optional.of(found.get(size - 1).sourceId() + '/' + found.get(size - 1).studyUid());
        return new WorkListPage(found, next);
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
        Standing standing = publication.standing();
        if (standing.reason().isPresent()) {
            json.writeStringField("problem", standing.reason().get().problem().word());
            json.writeStringField("reason", standing.reason().get().text());
        }
        json.writeNumberField("attempts", standing.attempts());
        json.writeStringField("updated", standing.updatedAt().toString());
        if (standing.state() == PublicationState.PENDING) {
            json.writeStringField("again", standing.nextAttemptAt().toString());
        }
        if (publication.isShared()) {
            json.writeStringField("manifest", publication.current().orElseThrow().manifestUid());
            json.writeStringField("entryUuid", publication.current().orElseThrow().entryUuid());
        }
        json.writeEndObject();
    }
}
