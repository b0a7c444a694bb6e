package org.affinitydomain.consumer.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.affinitydomain.consumer.json.ProblemJson;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.consumer.problem.ProblemType;

/** Answers with a problem (RFC 9457). */
@Provider
public class ProblemMapper implements ExceptionMapper<ConsumerException> {

    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());
    private static final String TYPE = "application/problem+json";
    private static final int RETRY_SECONDS = 5;

    @Override
    public Response toResponse(ConsumerException problem) {
        if (problem.type().status() >= 500) {
            LOG.log(Level.WARNING, () -> "AFF4003 A request was answered with " + problem.type().status() + " ("
                    + problem.getMessage() + "): look at the actor that it names");
        }
        StreamingOutput body = new ProblemJson(problem)::writeTo;
        Response.ResponseBuilder answer = Response.status(problem.type().status()).type(TYPE).entity(body);
        return (problem.type() == ProblemType.BUSY ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS) : answer).build();
    }
}
