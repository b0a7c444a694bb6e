package org.affinitydomain.imagingsource.worklist;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.affinitydomain.imagingsource.publish.PublicationCount;
import org.affinitydomain.imagingsource.publish.Problem;
import org.affinitydomain.imagingsource.web.Json;

/**
 * How many publications there are of each kind, as JSON:
 * {@code {"counts": [{"source", "state", "problem"?, "count"}...], "queued": n}}.
 *
 * @param counts by source, state and problem
 * @param queued how much is waiting to be done
 */
public record WorkListCounts(List<PublicationCount> counts, long queued) {

    public WorkListCounts {
        counts = List.copyOf(counts);
    }

    /** Counts. */
    public static WorkListCounts of(WorkList list) throws SQLException {
        return new WorkListCounts(list.counts(), list.queued());
    }

    /** Writes it. */
    public void write(OutputStream out) throws IOException {
        try (JsonGenerator json = Json.generator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("counts");
            for (PublicationCount count : counts) {
                json.writeStartObject();
                json.writeStringField("source", count.sourceId());
                json.writeStringField("state", count.state().name().toLowerCase(Locale.ROOT));
                if (count.problem().isPresent()) {
                    json.writeStringField("problem", count.problem().map(Problem::word).get());
                }
                json.writeNumberField("count", count.count());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberField("queued", queued);
            json.writeEndObject();
        }
    }
}
