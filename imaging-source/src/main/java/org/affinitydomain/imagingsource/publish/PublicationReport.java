package org.affinitydomain.imagingsource.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The report of a run as JSON, written while it goes on:
 * {@code {"studies": [{"source", "study", "result", "reason"?}...], "failedSources": [{"source", "reason"}...],
 * "published": n, "unchanged": n, "withdrawn": n, "waiting": n, "refused": n}}.
 */
public final class PublicationReport implements RunReport {
    private final JsonGenerator json;
    private final Map<StudyOutcome.Result, Integer> counts = new EnumMap<>(StudyOutcome.Result.class);
    private final List<FailedSource> failed = new ArrayList<>();
    private boolean begun;

    private record FailedSource(String id, String reason) {
    }

    /** Nothing is written before there is something to tell. */
    public PublicationReport(JsonGenerator json) {
        this.json = json;
    }

    @Override
    public void study(StudyOutcome outcome) throws IOException {
        begin();
        counts.merge(outcome.result(), 1, Integer::sum);
        json.writeStartObject();
        json.writeStringField("source", outcome.sourceId());
        json.writeStringField("study", outcome.studyUid());
        json.writeStringField("result", outcome.result().name().toLowerCase(Locale.ROOT));
        if (!outcome.reason().isEmpty()) {
            json.writeStringField("reason", outcome.reason());
        }
        json.writeEndObject();
    }

    @Override
    public void sourceFailed(String sourceId, String reason) {
        failed.add(new FailedSource(sourceId, reason));
    }

    /** Ends it with what concerns all of it. */
    public void end() throws IOException {
        begin();
        json.writeEndArray();
        json.writeArrayFieldStart("failedSources");
        for (FailedSource source : failed) {
            json.writeStartObject();
            json.writeStringField("source", source.id());
            json.writeStringField("reason", source.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        for (StudyOutcome.Result result : StudyOutcome.Result.values()) {
            json.writeNumberField(result.name().toLowerCase(Locale.ROOT), counts.getOrDefault(result, 0));
        }
        json.writeEndObject();
    }

    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            json.writeStartObject();
            json.writeArrayFieldStart("studies");
        }
    }
}
