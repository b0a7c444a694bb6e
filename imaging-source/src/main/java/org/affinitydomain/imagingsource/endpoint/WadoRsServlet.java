package org.affinitydomain.imagingsource.endpoint;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.affinitydomain.imagingsource.ImagingDocumentSourceBean;
import org.affinitydomain.imagingsource.wado.RenderingParameters;
import org.affinitydomain.imagingsource.wado.WadoAnswer;
import org.affinitydomain.imagingsource.wado.WadoRequest;
import org.affinitydomain.imagingsource.web.HttpProblem;

/** {@code /imaging-source/wado-rs}: WADO-RS over all sources of this server, and {@code /wado-rs/{source}} over one (RAD-107). */
public class WadoRsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

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
        try (WadoAnswer answer = bean.service().wado().retrieve(WadoRequest.of(Optional.ofNullable(request.getPathInfo()).orElse("/"),
                RenderingParameters.ofRs(name -> WadoAnswers.parameter(request, name))), WadoAnswers.accept(request))) {
            WadoAnswers.send(answer, response, body);
        } catch (HttpProblem problem) {
            problem.send(response);
        }
    }
}
