package org.affinitydomain.repository.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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

    private static final Logger LOG = System.getLogger(VerificationJson.class.getName());
    private static final long BETWEEN = TimeUnit.SECONDS.toNanos(1);

    private final JsonGenerator json;
    private long told = System.nanoTime();

    /** As the answer to a request. */
    static VerificationJson of(HttpServletResponse response) throws IOException {
        response.setContentType("application/x-ndjson;charset=UTF-8");
        return new VerificationJson(response.getOutputStream());
    }

    /** Answers with a reason instead. */
    static void problem(HttpServletResponse response, int status, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().println(detail);
    }

    private VerificationJson(OutputStream out) throws IOException {
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

    /** The end of an answer about entries: how many documents were looked up, and how many of them are missing. */
    void entries(long documents, long missing) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("summary");
        json.writeNumberField("documents", documents);
        json.writeNumberField("missing", missing);
        json.writeEndObject();
        end();
    }

    /** The end of an answer that cannot be completed. When it is the client that went away, the container sees the exception. */
    void brokenOff(Exception cause) throws IOException {
        LOG.log(Level.WARNING, () -> "AFF2047 A verification was broken off (" + cause.getMessage() + "): start it again when that is repaired");
        json.writeStartObject();
        json.writeStringField("failure", String.valueOf(cause.getMessage()));
        end();
    }

    private void end() throws IOException {
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }
}
