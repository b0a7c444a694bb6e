package org.affinitydomain.tools.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.affinitydomain.tools.CommandFailure;

/**
 * The server's base folder. Configuration and deployment are copied anew for every start, so that a build never changes a
 * running server and no start meets what an earlier one left; only {@code data} (timers, transaction log) is kept.
 */
public final class ServerFolder {

    private ServerFolder() {
    }

    static void prepare(Installation installation, Settings settings) throws IOException {
        Path generated = installation.wildfly().resolve("standalone/configuration");
        if (Files.notExists(generated.resolve("affinity.done")) || Files.notExists(installation.ear())) {
            throw new CommandFailure("the server is not built; run ./affinity build");
        }
        Path base = installation.serverBase();
        Folders.createPrivate(installation.home());
        Folders.createPrivate(base);
        Folders.createPrivate(installation.data());
        Folders.createPrivate(installation.logs());
        for (String made : List.of("configuration", "deployments", "tmp")) {
            Folders.delete(base.resolve(made));
        }
        Path configuration = Files.createDirectories(base.resolve("configuration"));
        copy(generated.resolve("affinity.xml"), configuration);
        copy(installation.serverSources().resolve("logging.properties"), configuration);
        for (String realm : List.of("application-users", "application-roles", "mgmt-users", "mgmt-groups")) {
            copy(generated.resolve(realm + ".properties"), configuration);
        }
        copy(installation.ear(), Files.createDirectories(base.resolve("deployments")));
        settings.store(installation.effectiveSettings());
    }

    /** Whether the server that was started last has the deployment of the present build. */
    public static boolean isOfThisBuild(Installation installation) throws IOException {
        Path deployed = installation.serverBase().resolve("deployments").resolve(installation.ear().getFileName());
        return Files.exists(deployed) && Files.mismatch(deployed, installation.ear()) < 0;
    }

    private static void copy(Path file, Path folder) throws IOException {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
}
