package org.affinitydomain.imagingsource.endpoint;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.affinitydomain.imagingsource.ImagingDocumentSourceBean;
import org.affinitydomain.imagingsource.publish.PublicationPage;
import org.affinitydomain.imagingsource.web.HttpProblem;

/**
 * {@code GET /imaging-source/studies}: what was published of which study, page by page; the parameters {@code state},
 * {@code limit} and {@code after} (the value of {@code next} in the page before).
 */
public class StudiesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(StudiesServlet.class.getName());

    @Inject
    private transient ImagingDocumentSourceBean bean;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            PublicationPage page = PublicationPage.read(bean.service().store(), parameter(request, "state"),
                    parameter(request, "after"), parameter(request, "limit"));
            response.setContentType("application/json");
            page.write(response.getOutputStream());
        } catch (HttpProblem problem) {
            problem.send(response);
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.ERROR, "AFF3041 The database of the imaging source failed. Check that it runs.", e);
            new HttpProblem(HttpProblem.Kind.FAILED, "the database failed; the server's log says more").send(response);
        }
    }

    private static Optional<String> parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).filter(value -> !value.isEmpty());
    }
}
