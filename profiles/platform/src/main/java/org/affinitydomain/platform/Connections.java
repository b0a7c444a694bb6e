package org.affinitydomain.platform;

import io.undertow.servlet.handlers.ServletRequestContext;
import java.io.IOException;
import java.util.Optional;

/** The connections of the web server. */
public final class Connections {

    private static final System.Logger LOG = System.getLogger(Connections.class.getName());

    private Connections() {
    }

    /**
     * Breaks the connection of the request that the calling thread serves. That is the only way of telling a client that
     * an answer which has begun will not be completed; ending it in good order would make it look whole.
     *
     * @param cause why, for the log
     */
    public static void breakOff(Exception cause) {
        LOG.log(System.Logger.Level.WARNING, "AFF0520 an answer was broken off: " + cause.getMessage()
                + "; look at the system that the data come from", cause);
        Optional.ofNullable(ServletRequestContext.current()).ifPresent(request -> {
            try {
                request.getExchange().getConnection().close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "the connection was closed already", e);
            }
        });
    }
}
