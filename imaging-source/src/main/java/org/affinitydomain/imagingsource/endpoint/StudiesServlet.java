package org.affinitydomain.imagingsource.endpoint;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.affinitydomain.imagingsource.ImagingDocumentSourceBean;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.publish.PublicationFilter;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.affinitydomain.imagingsource.web.HttpProblem.Kind;
import org.affinitydomain.imagingsource.web.Json;
import org.affinitydomain.imagingsource.worklist.WorkList;
import org.affinitydomain.imagingsource.worklist.WorkListCounts;
import org.affinitydomain.imagingsource.worklist.WorkListPage;
import org.affinitydomain.imagingsource.worklist.WorkListQuery;

/**
 * The work list. {@code GET /imaging-source/studies}: what was published of which study, page by page; the parameters
 * {@code source}, {@code state}, {@code problem}, {@code limit} and {@code after} (the value of {@code next} in the page before).
 * {@code GET /imaging-source/studies/counts}: how many there are of each kind. {@code POST /imaging-source/studies}: studies are
 * looked at again now: one, by {@code source} and {@code study}, or those that {@code source}, {@code state} and {@code problem}
 * let through, at least one of which is given.
 */
public class StudiesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(StudiesServlet.class.getName());
    private static final String COUNTS = "/counts";
    private static final int LONGEST_UID = 64;

    @Inject
    private transient ImagingDocumentSourceBean bean;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(response, () -> {
            WorkList list = bean.service().learning().workList();
            Optional<String> path = Optional.ofNullable(request.getPathInfo()).filter(info -> !info.equals("/"));
            if (path.isEmpty()) {
                WorkListPage page = WorkListPage.read(list, WorkListQuery.read(name -> parameter(request, name)),
                        parameter(request, "after"), parameter(request, "limit"));
                page.write(response.getOutputStream());
            } else if (path.get().equals(COUNTS)) {
                WorkListCounts.of(list).write(response.getOutputStream());
            } else {
                throw new HttpProblem(Kind.NOT_FOUND, "there are /studies and /studies/counts");
            }
        });
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(response, () -> {
            WorkList list = bean.service().learning().workList();
            PublicationFilter filter = WorkListQuery.read(name -> parameter(request, name));
            Optional<String> study = parameter(request, "study");
            long asked = 1;
            if (study.isPresent()) {
                list.ask(source(filter), uid(study.get()));
            } else if (filter.equals(PublicationFilter.ALL)) {
                throw new HttpProblem(Kind.BAD_REQUEST, "say which: 'source' and 'study', or 'problem', 'state' or 'source'");
            } else {
                asked = list.ask(filter);
            }
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
            try (JsonGenerator json = Json.generator(response.getOutputStream())) {
                json.writeStartObject();
                json.writeNumberField("asked", asked);
                json.writeEndObject();
            }
        });
    }

    private String source(PublicationFilter filter) throws HttpProblem {
        String source = filter.source().orElseThrow(() -> new HttpProblem(Kind.BAD_REQUEST, "'study' goes with 'source'"));
        if (bean.service().sources().named(source).isEmpty()) {
            throw new HttpProblem(Kind.NOT_FOUND, "no source of this server is called '" + source + "'");
        }
        return source;
    }

    private static String uid(String text) throws HttpProblem {
        if (!InstanceQuery.isUid(text) || text.length() > LONGEST_UID) {
            throw new HttpProblem(Kind.BAD_REQUEST, "'study' is a Study Instance UID");
        }
        return text;
    }

    private interface Answer {
        void write() throws IOException, SQLException, HttpProblem;
    }

    private static void answer(HttpServletResponse response, Answer answer) throws IOException {
        try {
            response.setContentType("application/json");
            answer.write();
        } catch (HttpProblem problem) {
            problem.send(response);
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.ERROR, "AFF3041 The database of the imaging source failed. Check that it runs.", e);
            new HttpProblem(Kind.FAILED, "the database failed; the server's log says more").send(response);
        }
    }

    private static Optional<String> parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).filter(value -> !value.isEmpty());
    }
}
