package org.affinitydomain.consumer.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import org.affinitydomain.consumer.json.JsonBody;

/** Answers to what nobody foresaw: the cause stays in the log, under a reference that the caller gets. */
@Provider
public class UnexpectedMapper implements ExceptionMapper<RuntimeException> {

    private static final Logger LOG = System.getLogger(UnexpectedMapper.class.getName());

    @Override
    public Response toResponse(RuntimeException unexpected) {
        if (unexpected instanceof WebApplicationException known) {
            return known.getResponse();
        }
        String reference = UUID.randomUUID().toString();
        LOG.log(Level.ERROR, "AFF4004 A request failed, reference " + reference + ": report this with the lines that follow", unexpected);
        JsonBody problem = json -> {
            json.writeStartObject();
            json.writeStringField("type", "about:blank");
            json.writeStringField("title", "Internal error");
            json.writeNumberField("status", Response.Status.INTERNAL_SERVER_ERROR.getStatusCode());
            json.writeStringField("detail", "The server's log has the cause under " + reference);
            json.writeEndObject();
        };
        StreamingOutput body = problem::writeTo;
        return Response.serverError().type("application/problem+json").entity(body).build();
    }
}
