package org.affinitydomain.imagingsource.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ejb.EJB;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.affinitydomain.imagingsource.ImagingDocumentSourceBean;
import org.affinitydomain.imagingsource.publish.PublishReport;

/**
 * {@code POST /imaging-source/publish}: looks for studies now, in all sources or in that of the parameter {@code source}, and
 * tries again what waits or failed. Answers with a JSON report of every study, when the last one is done.
 */
public class PublishEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final JsonFactory JSON = JsonFactory.builder().build();
    /** Longer than any poll of ordinary size takes. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @EJB
    private transient ImagingDocumentSourceBean bean;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String source = request.getParameter("source");
        response.setContentType("application/json");
        try (JsonGenerator json = JSON.createGenerator(response.getOutputStream())) {
            new PublishReport(json, PATIENCE).run(bean.service().publishers().stream()
                    .filter(publisher -> source == null || publisher.sourceId().equals(source)).toList());
        }
    }
}
