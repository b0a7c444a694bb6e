package org.affinitydomain.imagingsource.endpoint;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import org.affinitydomain.imagingsource.ImagingDocumentSourceBean;
import org.affinitydomain.imagingsource.ImagingSourceService;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.wado.WadoAnswer;
import org.affinitydomain.imagingsource.wado.WadoRetrieve;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.affinitydomain.platform.Connections;

/** What WADO-RS and WADO-URI do alike with requests and answers. */
abstract class WadoServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(WadoServlet.class.getName());

    @Inject
    private transient ImagingDocumentSourceBean bean;

    /**
     * Finds what a request asks for.
     *
     * @throws HttpProblem when it is refused
     */
    abstract WadoAnswer answer(HttpServletRequest request, WadoRetrieve wado) throws HttpProblem;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        serve(request, response, true);
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        serve(request, response, false);
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, boolean body) throws IOException {
        try (WadoAnswer answer = answer(request, service().wado())) {
            send(answer, response, body);
        } catch (HttpProblem problem) {
            problem.send(response);
        }
    }

    /** What this application runs. */
    ImagingSourceService service() {
        return bean.service();
    }

    /** Several header lines are one list (RFC 9110 5.3). */
    static Optional<String> accept(HttpServletRequest request) {
        String all = String.join(",", Collections.list(request.getHeaders("Accept")));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    static Optional<String> parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).filter(value -> !value.isEmpty());
    }

    private static void send(WadoAnswer answer, HttpServletResponse response, boolean body) throws IOException {
        response.setContentType(answer.contentType());
        if (body) {
            stream(response, answer.body());
        }
    }

    /** Sends a body; a PACS that fails within it breaks the connection, so that the client does not take it for whole. */
    static void stream(HttpServletResponse response, WadoAnswer.Body body) throws IOException {
        try {
            body.write(response.getOutputStream());
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
