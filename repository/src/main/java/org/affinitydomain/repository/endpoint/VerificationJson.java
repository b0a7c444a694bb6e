package org.affinitydomain.repository.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.affinitydomain.repository.verify.Finding;
import org.affinitydomain.repository.verify.VerificationReport;
import org.affinitydomain.repository.verify.VerificationSummary;

/**
 * What a verification tells, one JSON object a line: first {@code {"total":N}}, then, as they come, {@code {"finding":...}} and
 * about once a second how far it is, at last {@code {"summary":{...}}} or {@code {"failure":"why it ended"}}. Without one of these
 * two it was broken off.
 */
final class VerificationJson implements VerificationReport {

    private static final long BETWEEN = TimeUnit.SECONDS.toNanos(1);

    private final JsonGenerator json;
    private long told = System.nanoTime();

    VerificationJson(OutputStream out) throws IOException {
        json = JsonFactory.builder().build().createGenerator(out);
        json.setRootValueSeparator(null);
    }

    @Override
    public void begin(long documents) throws IOException {
        json.writeStartObject();
        json.writeNumberField("total", documents);
        end();
    }

    @Override
    public void progress(VerificationSummary soFar) throws IOException {
        if (System.nanoTime() - told > BETWEEN) {
            told = System.nanoTime();
            json.writeStartObject();
            json.writeNumberField("documents", soFar.documents());
            json.writeNumberField("bytes", soFar.bytes());
            end();
        }
    }

    @Override
    public void finding(Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("finding", finding.kind().name());
        if (finding.uniqueId().isPresent()) {
            json.writeStringField("uniqueId", finding.uniqueId().get());
        }
        json.writeStringField("what", finding.what());
        json.writeStringField("remedy", finding.remedy());
        end();
    }

    void summary(VerificationSummary summary) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("summary");
        json.writeNumberField("documents", summary.documents());
        json.writeNumberField("bytes", summary.bytes());
        json.writeNumberField("storedBytes", summary.storedBytes());
        json.writeNumberField("underWay", summary.underWay());
        json.writeNumberField("missing", summary.missing());
        json.writeNumberField("altered", summary.altered());
        json.writeNumberField("orphaned", summary.orphaned());
        json.writeEndObject();
        end();
    }

    void failure(String why) throws IOException {
        json.writeStartObject();
        json.writeStringField("failure", why);
        end();
    }

    private void end() throws IOException {
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }
}
