package org.affinitydomain.imagingsource.endpoint;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.affinitydomain.imagingsource.ImagingDocumentSourceBean;
import org.affinitydomain.imagingsource.wado.WadoAnswer;
import org.affinitydomain.imagingsource.wado.WadoUriRequest;
import org.affinitydomain.imagingsource.web.HttpProblem;

/** {@code /imaging-source/wado}: WADO-URI over all sources of this server, and {@code /wado/{source}} over one (RAD-55). */
public class WadoUriServlet extends HttpServlet {
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
        try {
            Optional<String> source = Optional.ofNullable(request.getPathInfo()).map(path -> path.replaceAll("^/|/$", "")).filter(id -> !id.isEmpty());
            WadoUriRequest asked = WadoUriRequest.of(source, WadoAnswers.accept(request), name -> WadoAnswers.parameter(request, name));
            try (WadoAnswer answer = bean.service().wado().retrieve(asked.request(), Optional.of(asked.accept()))) {
                WadoAnswers.send(answer, response, body);
            }
        } catch (HttpProblem problem) {
            problem.send(response);
        }
    }
}
