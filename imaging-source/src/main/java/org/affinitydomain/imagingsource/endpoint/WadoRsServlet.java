package org.affinitydomain.imagingsource.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.affinitydomain.imagingsource.wado.RenderingParameters;
import org.affinitydomain.imagingsource.wado.WadoAnswer;
import org.affinitydomain.imagingsource.wado.WadoRequest;
import org.affinitydomain.imagingsource.wado.WadoRetrieve;
import org.affinitydomain.imagingsource.web.HttpProblem;

/** {@code /imaging-source/wado-rs}: WADO-RS over all sources of this server, and {@code /wado-rs/{source}} over one (RAD-107). */
public class WadoRsServlet extends WadoServlet {
    private static final long serialVersionUID = 1L;

    @Override
    WadoAnswer answer(HttpServletRequest request, WadoRetrieve wado) throws HttpProblem {
        return wado.retrieve(WadoRequest.of(Optional.ofNullable(request.getPathInfo()).orElse("/"),
                RenderingParameters.ofRs(name -> parameter(request, name))), accept(request));
    }
}
