package org.affinitydomain.imagingsource.endpoint;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.affinitydomain.imagingsource.ImagingDocumentSourceBean;
import org.affinitydomain.imagingsource.publish.PublicationReport;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.affinitydomain.imagingsource.web.Json;

/** {@code POST /imaging-source/publish}: publishes what is new or changed, now, and tells of every study as it goes. */
public class PublishServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient ImagingDocumentSourceBean bean;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        try (JsonGenerator json = Json.generator(response.getOutputStream())) {
            PublicationReport report = new PublicationReport(json);
            if (bean.service().learning().run().run(report)) {
                report.end();
            } else {
                new HttpProblem(HttpProblem.Kind.BUSY, "studies are being published already: ask again later").send(response);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the server stops", e);
        }
    }
}
