package org.affinitydomain.ear;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.tools.server.Endpoints;
import org.affinitydomain.tools.server.Installation;
import org.affinitydomain.tools.server.Settings;

/** The server that Arquillian has started. */
public final class RunningServer {

    private RunningServer() {
    }

    /** Its addresses, and its affinity domain. */
    public static Endpoints endpoints() throws IOException {
        return Endpoints.of(Settings.of(new Installation(Path.of(""), Path.of(System.getProperty("it.home")), "test"), Optional.empty(), List.of(
                "affinity.http.port=" + System.getProperty("it.http.port"), "affinity.pix.mllp.port=" + System.getProperty("it.mllp.port"))));
    }
}
