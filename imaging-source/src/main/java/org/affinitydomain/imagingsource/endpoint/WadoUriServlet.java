package org.affinitydomain.imagingsource.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.affinitydomain.imagingsource.wado.WadoAnswer;
import org.affinitydomain.imagingsource.wado.WadoRetrieve;
import org.affinitydomain.imagingsource.wado.WadoUriRequest;
import org.affinitydomain.imagingsource.web.HttpProblem;

/** {@code /imaging-source/wado}: WADO-URI over all sources of this server, and {@code /wado/{source}} over one (RAD-55). */
public class WadoUriServlet extends WadoServlet {
    private static final long serialVersionUID = 1L;

    @Override
    WadoAnswer answer(HttpServletRequest request, WadoRetrieve wado) throws HttpProblem {
        Optional<String> source = Optional.ofNullable(request.getPathInfo()).map(path -> path.replaceAll("^/|/$", "")).filter(id -> !id.isEmpty());
        WadoUriRequest asked = WadoUriRequest.of(source, accept(request), name -> parameter(request, name));
        return wado.retrieve(asked.request(), Optional.of(asked.accept()));
    }
}
