package org.affinitydomain.tools.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Where things are. What is built lies below {@code root} and may be deleted at any time; what an installation keeps lies
 * below {@code home}, so that no build ever touches it.
 *
 * @param root          the checkout
 * @param home          the installation's folder: settings, certificates, data, logs
 * @param serverVersion of WildFly
 */
public record Installation(Path root, Path home, String serverVersion) {

    /** Takes {@code affinity.root} and {@code affinity.home} from the system properties. */
    public static Installation ofSystemProperties() {
        Path root = Path.of(System.getProperty("affinity.root", "")).toAbsolutePath().normalize();
        String home = System.getProperty("affinity.home");
        return new Installation(root, home == null ? root.resolve(".affinity") : Path.of(home).toAbsolutePath().normalize(),
                version("wildfly"));
    }

    /** The unpacked and configured server; shared by all installations, never written by a running one. */
    public Path wildfly() {
        return root.resolve("ear/target/wildfly-" + serverVersion);
    }

    public Path ear() {
        return root.resolve("ear/target/affinity.ear");
    }

    /** Files of the server's configuration that the build does not make. */
    public Path serverSources() {
        return root.resolve("ear/src/main/wildfly");
    }

    /** The operator's settings; need not exist. */
    public Path settings() {
        return home.resolve("affinity.properties");
    }

    /** The server's base folder ({@code jboss.server.base.dir}): made anew at every start but for its data folder. */
    public Path serverBase() {
        return home.resolve("server");
    }

    /** The settings that the running server was started with. */
    public Path effectiveSettings() {
        return serverBase().resolve("configuration/affinity.properties");
    }

    public Path certificates() {
        return home.resolve("certs");
    }

    public Path data() {
        return home.resolve("data");
    }

    public Path logs() {
        return home.resolve("logs");
    }

    public Path log() {
        return logs().resolve("server.log");
    }

    /** What the server prints before its log is configured, or when it cannot start at all. */
    public Path console() {
        return logs().resolve("console.log");
    }

    public Path processFile() {
        return home.resolve("server.pid");
    }

    private static String version(String key) {
        try (InputStream in = Installation.class.getResourceAsStream("versions.properties")) {
            Properties versions = new Properties();
            versions.load(in);
            return versions.getProperty(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
