package org.affinitydomain.consumer.rest;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The streams that were opened for a request, closed when it ends: also when the answer was never written, because the client
 * went away or asked with HEAD.
 */
@RequestScoped
public class RequestStreams {

    private final List<InputStream> open = new ArrayList<>();

    /** The same stream, which will be closed. */
    public InputStream closing(InputStream stream) {
        open.add(stream);
        return stream;
    }

    @PreDestroy
    void close() {
        for (InputStream stream : open) {
            try {
                stream.close();
            } catch (IOException e) {
                System.getLogger(RequestStreams.class.getName()).log(System.Logger.Level.DEBUG, "closing failed", e);
            }
        }
    }
}
