package org.affinitydomain.registry.endpoint;

import jakarta.ejb.EJB;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.affinitydomain.registry.MetadataAdministration;
import org.affinitydomain.xds.transaction.TransactionException;

/**
 * {@code POST /registry/verify?repository=UID}: every document of that repository that has a stable entry, one JSON object a line
 * ({@link DocumentLines}). It reads every entry, so it is for this machine alone unless {@code affinity.registry.verify.remote}
 * is true ({@link org.affinitydomain.platform.OwnMachineOnly}), and one at a time.
 */
public class VerifyServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(VerifyServlet.class.getName());

    @EJB
    private transient MetadataAdministration registry;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> repository = Optional.ofNullable(request.getParameter("repository")).filter(uid -> !uid.isBlank());
        if (repository.isEmpty()) {
            problem(response, HttpServletResponse.SC_BAD_REQUEST, "say which repository's documents: ?repository=repositoryUniqueId");
            return;
        }
        response.setContentType("application/x-ndjson;charset=UTF-8");
        DocumentLines lines = new DocumentLines(response.getOutputStream());
        try {
            OptionalLong documents = registry.registeredDocuments(repository.get(), lines);
            if (documents.isPresent()) {
                lines.summary(documents.getAsLong());
            } else {
                problem(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "another verification is under way: wait for its end");
            }
        } catch (TransactionException | SQLException | IOException e) {
            LOG.log(Level.WARNING, () -> "AFF1009 The list of registered documents was broken off (" + e.getMessage()
                    + "): start the verification again when that is repaired");
            // When it was the client that went away, this cannot be told it, and the container sees the exception.
            lines.failure(e.getMessage());
        }
    }

    private static void problem(HttpServletResponse response, int status, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().println(detail);
    }
}
