package org.affinitydomain.imagingsource.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.affinitydomain.dicom.json.DicomJsonWriter;
import org.affinitydomain.imagingsource.query.QidoRequest;
import org.affinitydomain.imagingsource.query.QidoSearch;
import org.affinitydomain.imagingsource.stow.StoreInstancesResponse;
import org.affinitydomain.imagingsource.stow.StowRequest;
import org.affinitydomain.imagingsource.wado.RenderingParameters;
import org.affinitydomain.imagingsource.wado.WadoAnswer;
import org.affinitydomain.imagingsource.wado.WadoRequest;
import org.affinitydomain.imagingsource.wado.WadoRetrieve;
import org.affinitydomain.imagingsource.web.HttpProblem;

/**
 * {@code /imaging-source/wado-rs}: WADO-RS over all sources of this server, and {@code /wado-rs/{source}} over one (RAD-107); there
 * also QIDO-RS and STOW-RS, of a source that keeps images itself.
 */
public class WadoRsServlet extends WadoServlet {
    private static final long serialVersionUID = 1L;
    private static final String JSON = "application/dicom+json";

    @Override
    WadoAnswer answer(HttpServletRequest request, WadoRetrieve wado) throws HttpProblem {
        return wado.retrieve(WadoRequest.of(path(request), RenderingParameters.ofRs(name -> parameter(request, name))), accept(request));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Map<String, List<String>> parameters = request.getParameterMap().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> Arrays.asList(entry.getValue())));
            Optional<QidoRequest> search = QidoRequest.of(path(request), parameters);
            if (search.isPresent()) {
                requireJson(request);
                send(service().qido().search(search.get()), response);
                return;
            }
        } catch (HttpProblem problem) {
            problem.send(response);
            return;
        }
        super.doGet(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            requireJson(request);
            StoreInstancesResponse stored = service().stow().store(StowRequest.of(path(request), Optional.ofNullable(request.getContentType()),
                    request.getInputStream()));
            response.setStatus(stored.httpStatus());
            response.setContentType(JSON);
            try (DicomJsonWriter json = new DicomJsonWriter(response.getOutputStream(), (path, element) -> Optional.empty())) {
                json.write(stored.dataSet());
            }
        } catch (HttpProblem problem) {
            problem.send(response);
        }
    }

    private static void send(QidoSearch.Answer answer, HttpServletResponse response) throws IOException {
        // RFC 9111 5.5: 299 is a warning that lasts
        answer.warnings().forEach(warning -> response.addHeader("Warning", "299 - \"" + warning + '"'));
        if (answer.first().isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        response.setContentType(JSON);
        stream(response, answer.body()::write);
    }

    private static void requireJson(HttpServletRequest request) throws HttpProblem {
        boolean accepted = accept(request).map(all -> Arrays.stream(all.split(",")).map(range -> range.split(";", 2)[0].strip())
                .anyMatch(type -> List.of("*/*", "application/*", "application/json", JSON).contains(type))).orElse(true);
        if (!accepted) {
            throw new HttpProblem(HttpProblem.Kind.NOT_ACCEPTABLE, "the answer is sent as " + JSON);
        }
    }

    private static String path(HttpServletRequest request) {
        return Optional.ofNullable(request.getPathInfo()).orElse("/");
    }
}
