package org.affinitydomain.imagingsource.wado;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.affinitydomain.dicom.multipart.MultipartWriter;
import org.affinitydomain.imagingsource.pacs.StoredInstance;

/** The answer with the instances themselves (PS3.18 10.4.3): all, or those in an accepted encoding with status 206. */
final class InstancesAnswer {
    private static final String DICOM = "application/dicom";

    private final FoundInstances found;
    private final AcceptedEncodings accepted;

    InstancesAnswer(FoundInstances found, String accept) {
        this.found = found;
        this.accepted = AcceptedEncodings.of(accept);
    }

    void send(HttpServletResponse response) throws WadoRefusal, IOException {
        List<StoredInstance> sent = acceptable();
        OutputStream out = response.getOutputStream();
        MultipartWriter parts = new MultipartWriter(out, DICOM);
        response.setStatus(sent.size() == found.instances().size() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_PARTIAL_CONTENT);
        response.setContentType(parts.contentType());
        for (StoredInstance instance : sent) {
            // Opened before anything of it is written: the first one that cannot be opened still gets an honest status.
            try (SourceInput in = SourceInput.open(instance)) {
                parts.part(in);
            }
        }
        parts.end();
    }

    private List<StoredInstance> acceptable() throws WadoRefusal, SourceFailure {
        if (accepted.isNothing()) {
            throw notAcceptable("Instances are sent as multipart/related; type=\"application/dicom\" only.");
        }
        if (accepted.any()) {
            return found.instances();
        }
        List<StoredInstance> acceptable = new ArrayList<>();
        for (StoredInstance instance : found.instances()) {
            if (accepted.takes(SourceInput.guarded(instance::transferSyntaxUid))) {
                acceptable.add(instance);
            }
        }
        if (acceptable.isEmpty()) {
            throw notAcceptable("The instances are not stored in transfer syntax " + String.join(" or ", accepted.syntax())
                    + ", and are not converted; transfer-syntax=* takes them as they are.");
        }
        return acceptable;
    }

    private static WadoRefusal notAcceptable(String text) {
        return new WadoRefusal(HttpServletResponse.SC_NOT_ACCEPTABLE, text);
    }
}
