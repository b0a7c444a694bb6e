package org.affinitydomain.imagingsource.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ejb.EJB;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.affinitydomain.imagingsource.ImagingDocumentSourceBean;
import org.affinitydomain.imagingsource.publish.Publication;
import org.affinitydomain.imagingsource.publish.PublicationState;

/**
 * {@code GET /imaging-source/studies}: the work list, a page at a time, as JSON. Parameters: {@code state} (pending, published,
 * failed), {@code limit} (1 to 1000), {@code after} (the {@code next} of the page before).
 */
public class StudiesEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final int LARGEST_PAGE = 1000;
    private static final int PAGE = 100;

    @EJB
    private transient ImagingDocumentSourceBean bean;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String stateName = Optional.ofNullable(request.getParameter("state")).orElse("");
        Optional<PublicationState> state = Arrays.stream(PublicationState.values()).filter(s -> name(s).equals(stateName)).findFirst();
        int limit = limit(Optional.ofNullable(request.getParameter("limit")).orElse(Integer.toString(PAGE)));
        if (limit == 0 || state.isEmpty() && !stateName.isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, "state is pending, published or failed; limit is 1 to " + LARGEST_PAGE);
            return;
        }
        String[] after = Optional.ofNullable(request.getParameter("after")).orElse("").split("/", 2);
        List<Publication> page;
        try {
            page = bean.service().publications().page(state, after[0], after.length > 1 ? after[1] : "", limit);
        } catch (SQLException e) {
            throw new IOException("AFF3032 the work list could not be read; look at the database", e);
        }
        response.setContentType("application/json");
        try (JsonGenerator json = JSON.createGenerator(response.getOutputStream())) {
            write(page, limit, json);
        }
    }

    private static void write(List<Publication> page, int limit, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("studies");
        for (Publication publication : page) {
            json.writeStartObject();
            json.writeStringField("source", publication.sourceId());
            json.writeStringField("study", publication.studyUid());
            json.writeStringField("state", name(publication.state()));
            if (publication.current().isPresent()) {
                json.writeStringField("manifest", publication.current().get().manifestUid());
            }
            if (!publication.reason().isEmpty()) {
                json.writeStringField("reason", publication.reason());
                json.writeNumberField("attempts", publication.attempts());
            }
            json.writeStringField("updated", publication.updatedAt().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (page.size() == limit) {
            Publication last = page.get(limit - 1);
            json.writeStringField("next", last.sourceId() + '/' + last.studyUid());
        }
        json.writeEndObject();
    }

    private static String name(PublicationState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** The number, 0 when it is none or out of bounds. */
    private static int limit(String text) {
        return text.matches("[0-9]{1,4}") && Integer.parseInt(text) <= LARGEST_PAGE ? Integer.parseInt(text) : 0;
    }
}
