package org.affinitydomain.imagingsource.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.affinitydomain.imagingsource.pacs.PacsException;

/**
 * Runs publishers and tells about every study as it is done, in JSON:
 * {@code {"sources":[{"source":"lakeside","studies":[{"study":"1.2","status":"published","detail":"2.25..."}],"error":"..."}],
 * "published":1,"unchanged":0,"waiting":0,"failed":0}}.
 */
public final class PublishReport {
    private final JsonGenerator json;
    private final Duration patience;
    private final Map<StudyOutcome.Status, Integer> counts = new EnumMap<>(StudyOutcome.Status.class);

    /**
     * A report.
     *
     * @param json     where it is written
     * @param patience how long to wait for a run that is under way
     */
    public PublishReport(JsonGenerator json, Duration patience) {
        this.json = json;
        this.patience = patience;
    }

    /** Runs the publishers, one after the other. When the reader goes away, what is left is for the next poll. */
    public void run(List<SourcePublisher> publishers) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("sources");
        for (SourcePublisher publisher : publishers) {
            run(publisher);
        }
        json.writeEndArray();
        for (StudyOutcome.Status status : StudyOutcome.Status.values()) {
            json.writeNumberField(name(status), counts.getOrDefault(status, 0));
        }
        json.writeEndObject();
    }

    private void run(SourcePublisher publisher) throws IOException {
        json.writeStartObject();
        json.writeStringField("source", publisher.sourceId());
        json.writeArrayFieldStart("studies");
        String error = "";
        try {
            if (!publisher.run(true, patience, this::write)) {
                error = "another look for studies is still under way";
            }
        } catch (PacsException e) {
            error = "studies could not be listed: " + e.getMessage();
        } catch (SQLException e) {
            error = "the database failed: " + e.getMessage();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        json.writeEndArray();
        if (!error.isEmpty()) {
            json.writeStringField("error", error);
        }
        json.writeEndObject();
    }

    private void write(StudyOutcome outcome) {
        counts.merge(outcome.status(), 1, Integer::sum);
        try {
            json.writeStartObject();
            json.writeStringField("study", outcome.studyUid());
            json.writeStringField("status", name(outcome.status()));
            if (!outcome.detail().isEmpty()) {
                json.writeStringField("detail", outcome.detail());
            }
            json.writeEndObject();
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(StudyOutcome.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
