package org.affinitydomain.repository.endpoint;

import jakarta.ejb.EJB;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.affinitydomain.repository.DocumentAdministration;
import org.affinitydomain.repository.verify.Finding;
import org.affinitydomain.xds.transaction.TransactionException;

/**
 * {@code POST /repository/verify/entries}: takes up to {@value DocumentLines#MOST} lines of what the registry tells of its documents
 * ({@link DocumentLines}), and answers with those that the repository does not have, as {@link VerificationJson}. For this machine alone, as
 * {@link VerifyServlet}.
 */
public class VerifyEntriesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @EJB
    private transient DocumentAdministration repository;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Set<String> uniqueIds;
        try {
            uniqueIds = DocumentLines.read(request.getInputStream());
        } catch (IOException e) {
            VerificationJson.problem(response, HttpServletResponse.SC_BAD_REQUEST, "up to " + DocumentLines.MOST
                    + " lines of what the registry tells are wanted: " + e.getMessage());
            return;
        }
        VerificationJson report = VerificationJson.of(response);
        // The registry may be asked about every one of them; the client learns at once that it is worked on.
        response.flushBuffer();
        try {
            List<Finding> missing = repository.missingDocuments(uniqueIds);
            for (Finding finding : missing) {
                report.finding(finding);
            }
            report.entries(uniqueIds.size(), missing.size());
        } catch (TransactionException | SQLException | IOException e) {
            report.brokenOff(e);
        }
    }
}
