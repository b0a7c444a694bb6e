package org.affinitydomain.imagingsource.web;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A request is not fulfilled; nothing of an answer has left yet. The message is for the one who asks (RFC 9457, detail). */
public final class HttpProblem extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why, with the HTTP status that says so (RFC 9110). */
    public enum Kind {
        BAD_REQUEST(400, "The request is malformed"),
        NOT_FOUND(404, "There is no such resource"),
        NOT_ACCEPTABLE(406, "The resource cannot be sent in an accepted form"),
        UNSUPPORTED_MEDIA_TYPE(415, "The body has a form that is not taken"),
        PACS_FAILED(502, "The PACS does not give the resource"),
        BUSY(503, "The server is busy with the same"),
        FAILED(500, "The server failed");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }
    }

    private final Kind kind;

    public HttpProblem(Kind kind, String detail) {
        super(detail);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Answers with it. */
    public void send(HttpServletResponse response) throws IOException {
        response.reset();
        response.setStatus(kind.status);
        response.setContentType("application/problem+json");
        try (JsonGenerator json = Json.generator(response.getOutputStream())) {
            json.writeStartObject();
            json.writeStringField("type", "about:blank");
            json.writeStringField("title", kind.title);
            json.writeNumberField("status", kind.status);
            json.writeStringField("detail", getMessage());
            json.writeEndObject();
        }
    }
}
