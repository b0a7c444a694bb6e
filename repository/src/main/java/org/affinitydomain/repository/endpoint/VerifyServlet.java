package org.affinitydomain.repository.endpoint;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.sql.SQLException;
import java.util.Optional;
import org.affinitydomain.platform.Settings;
import org.affinitydomain.repository.DocumentAdministration;
import org.affinitydomain.repository.verify.VerificationSummary;
import org.affinitydomain.xds.transaction.TransactionException;

/**
 * {@code POST /repository/verify}: looks whether storage, index and registry agree, and tells it as it goes, one JSON object a
 * line ({@link VerificationJson}). {@code ?fast=true} does not read the documents. It reads everything, so it is for this machine
 * alone unless {@code affinity.repository.verify.remote} is true, and one at a time.
 */
public class VerifyServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(VerifyServlet.class.getName());

    @EJB
    private transient DocumentAdministration repository;
    @Inject
    private transient Settings settings;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isOfThisMachine(request) && !settings.flag("affinity.repository.verify.remote", false)) {
            problem(response, HttpServletResponse.SC_FORBIDDEN, "verify from the machine that the repository runs on, or set "
                    + "affinity.repository.verify.remote=true");
            return;
        }
        response.setContentType("application/x-ndjson;charset=UTF-8");
        VerificationJson report = new VerificationJson(response.getOutputStream());
        try {
            Optional<VerificationSummary> summary = repository.verify(!Boolean.parseBoolean(request.getParameter("fast")), report);
            if (summary.isPresent()) {
                report.summary(summary.get());
            } else {
                problem(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "another verification is under way: wait for its end");
            }
        } catch (TransactionException | SQLException | IOException e) {
            // When it was the client that went away, this cannot be told it, and the container sees the exception.
            fail(report, e);
        }
    }

    /** A connection that comes from an address of this machine: loopback, or the very address that it goes to. */
    private static boolean isOfThisMachine(HttpServletRequest request) throws IOException {
        return request.getRemoteAddr().equals(request.getLocalAddr()) || InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    }

    private static void fail(VerificationJson report, Exception e) throws IOException {
        LOG.log(Level.WARNING, () -> "AFF2047 A verification was broken off (" + e.getMessage() + "): start it again when that is repaired");
        report.failure(e.getMessage());
    }

    private static void problem(HttpServletResponse response, int status, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().println(detail);
    }
}
