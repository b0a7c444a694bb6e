package org.affinitydomain.repository.endpoint;

import jakarta.ejb.EJB;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.affinitydomain.repository.DocumentAdministration;
import org.affinitydomain.repository.verify.VerificationSummary;
import org.affinitydomain.xds.transaction.TransactionException;

/**
 * {@code POST /repository/verify}: looks whether storage, index and registry agree, and tells it as it goes, one JSON object a
 * line ({@link VerificationJson}). {@code ?fast=true} does not read the documents. It reads everything, so it is for this machine
 * alone unless {@code affinity.repository.verify.remote} is true ({@link org.affinitydomain.platform.OwnMachineOnly}), and one at a time.
 */
public class VerifyServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @EJB
    private transient DocumentAdministration repository;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        VerificationJson report = VerificationJson.of(response);
        try {
            Optional<VerificationSummary> summary = repository.verify(!Boolean.parseBoolean(request.getParameter("fast")), report);
            if (summary.isPresent()) {
                report.summary(summary.get());
            } else {
                VerificationJson.problem(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                        "another verification is under way: wait for its end");
            }
        } catch (TransactionException | SQLException | IOException e) {
            report.brokenOff(e);
        }
    }
}
