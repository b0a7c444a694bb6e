package org.affinitydomain.imagingsource.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.wado.WadoAnswer;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.affinitydomain.platform.Connections;

/** What WADO-RS and WADO-URI do alike with requests and answers. */
final class WadoAnswers {
    private static final System.Logger LOG = System.getLogger(WadoAnswers.class.getName());

    private WadoAnswers() {
    }

    /** Several header lines are one list (RFC 9110 5.3). */
    static Optional<String> accept(HttpServletRequest request) {
        String all = String.join(",", Collections.list(request.getHeaders("Accept")));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    static Optional<String> parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).filter(value -> !value.isEmpty());
    }

    /** Sends an answer; a PACS that fails within it breaks the connection, so that the client does not take it for whole. */
    static void send(WadoAnswer answer, HttpServletResponse response, boolean body) throws IOException {
        response.setContentType(answer.contentType());
        if (!body) {
            return;
        }
        try {
            answer.body().write(response.getOutputStream());
        } catch (PacsException e) {
            if (!response.isCommitted()) {
                new HttpProblem(HttpProblem.Kind.PACS_FAILED, e.getMessage()).send(response);
                return;
            }
            Connections.breakOff(e);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the client ended the connection", e);
        }
    }
}
