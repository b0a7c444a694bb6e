package org.affinitydomain.imagingsource.wado;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import org.affinitydomain.imagingsource.LocalSources;
import org.affinitydomain.platform.Connections;

/**
 * WADO-RS Retrieve, RAD-107 (RAD TF-2 4.107, PS3.18 10.4): studies, series and instances as multipart/related, and their
 * metadata as DICOM JSON. One instance after the other goes from the PACS to the client; a slow client slows the PACS down,
 * and one that goes away ends the retrieval.
 */
public abstract class WadoServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String NO_SUCH_RESOURCE = "There is no such resource; studies, series, instances and the metadata of each are here.";
    private static final System.Logger LOG = System.getLogger(WadoServlet.class.getName());

    /** The sources that run here; asked for at every request, since they start after the servlet. */
    protected abstract LocalSources sources();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            WadoResource resource = WadoResource.parse(Optional.ofNullable(request.getPathInfo()).orElse(request.getServletPath()))
                    .orElseThrow(() -> new WadoRefusal(HttpServletResponse.SC_NOT_FOUND, NO_SUCH_RESOURCE));
            FoundInstances found = FoundInstances.find(sources(), resource);
            if (resource.metadata()) {
                new MetadataAnswer(found, accept(request)).send(response);
            } else {
                new InstancesAnswer(found, accept(request)).send(response);
            }
        } catch (WadoRefusal refusal) {
            refuse(response, refusal.status(), refusal.getMessage());
        } catch (SourceFailure e) {
            failed(response, e);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the client went away", e);
            throw e;
        }
    }

    /** All Accept headers as one; the query parameter of that name stands above them (PS3.18 8.3.3.1). */
    private static String accept(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("accept"))
                .orElseGet(() -> String.join(",", Collections.list(request.getHeaders("Accept"))));
    }

    private static void failed(HttpServletResponse response, SourceFailure e) throws IOException {
        LOG.log(System.Logger.Level.WARNING, "AFF3031 instances were asked for by WADO-RS, but the PACS failed: {0}. Look at the PACS.", e.getMessage());
        if (response.isCommitted()) {
            Connections.breakOff(e);
        } else {
            response.reset();
            refuse(response, HttpServletResponse.SC_BAD_GATEWAY, "The PACS behind this imaging source does not answer; try again later.");
        }
    }

    private static void refuse(HttpServletResponse response, int status, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
