package org.affinitydomain.imagingsource.endpoint;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import org.affinitydomain.imagingsource.ImagingDocumentSourceBean;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.wado.WadoAnswer;
import org.affinitydomain.imagingsource.wado.WadoRequest;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.affinitydomain.platform.Connections;

/** {@code /imaging-source/wado-rs}: WADO-RS over all sources of this server, and {@code /wado-rs/{source}} over one (RAD-107). */
public class WadoRsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(WadoRsServlet.class.getName());

    @Inject
    private transient ImagingDocumentSourceBean bean;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        serve(request, response, true);
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        serve(request, response, false);
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, boolean body) throws IOException {
        try (WadoAnswer answer = bean.service().wado().retrieve(
                WadoRequest.of(Optional.ofNullable(request.getPathInfo()).orElse("/")), accept(request))) {
            response.setContentType(answer.contentType());
            if (body) {
                write(answer, response);
            }
        } catch (HttpProblem problem) {
            problem.send(response);
        }
    }

    private static void write(WadoAnswer answer, HttpServletResponse response) throws IOException {
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

    /** Several header lines are one list (RFC 9110 5.3). */
    private static Optional<String> accept(HttpServletRequest request) {
        String all = String.join(",", Collections.list(request.getHeaders("Accept")));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }
}
