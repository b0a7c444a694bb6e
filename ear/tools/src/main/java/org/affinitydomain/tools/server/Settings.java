package org.affinitydomain.tools.server;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.affinitydomain.tools.CommandFailure;

/**
 * The settings of an installation: {@code affinity.*} keys, the later source over the earlier one: defaults,
 * {@code affinity.properties}, a profile's file, the command line. The server reads them as system properties, so they
 * reach both its configuration ({@code affinity.cli}) and the actors (MicroProfile Config).
 */
public final class Settings {
    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    /**
     * The settings with which a server would be started now.
     *
     * @param profile   name of a file {@code NAME.properties} beside {@code affinity.properties}
     * @param overrides {@code key=value}, from the command line
     */
    public static Settings of(Installation installation, Optional<String> profile, List<String> overrides) throws IOException {
        Map<String, String> values = new TreeMap<>();
        values.put("affinity.home", installation.home().toString());
        values.put("affinity.data", installation.data().toString());
        if (Files.exists(installation.settings())) {
            load(installation.settings(), values);
        }
        if (profile.isPresent()) {
            Path file = installation.home().resolve(profile.get() + ".properties");
            if (!Files.exists(file)) {
                throw new CommandFailure("there is no profile '" + profile.get() + "': " + file + " does not exist");
            }
            load(file, values);
        }
        for (String override : overrides) {
            int equals = override.indexOf('=');
            if (equals < 1) {
                throw new CommandFailure("--set takes key=value, not '" + override + "'");
            }
            values.put(override.substring(0, equals), override.substring(equals + 1));
        }
        // the driver follows from the URL; an operator should not have to say it twice
        if (values.getOrDefault("affinity.db.url", "").startsWith("jdbc:postgresql:")) {
            values.putIfAbsent("affinity.db.driver", "postgresql");
        }
        Settings given = new Settings(values);
        int offset = given.number("affinity.port-offset", 0);
        // the actors know nothing of the offset: they are told the port and the address that result from it
        values.put("affinity.pix.mllp.port", Integer.toString(given.number("affinity.pix.mllp.port", Ports.MLLP) + offset));
        values.put("affinity.imaging-source.mllp.port", Integer.toString(given.number("affinity.imaging-source.mllp.port", Ports.STUDY_MESSAGES) + offset));
        values.putIfAbsent("affinity.url", Ports.of(given).url());
        return given;
    }

    /** The settings of the running or last started server, or those of a next start when there was none. */
    public static Settings ofServer(Installation installation) throws IOException {
        if (!Files.exists(installation.effectiveSettings())) {
            return of(installation, Optional.empty(), List.of());
        }
        Map<String, String> values = new TreeMap<>();
        load(installation.effectiveSettings(), values);
        return new Settings(values);
    }

    /** The value: from these settings, else from the environment ({@code AFFINITY_DB_URL} for {@code affinity.db.url}). */
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key))
                .or(() -> Optional.ofNullable(System.getenv(key.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))));
    }

    public String get(String key, String otherwise) {
        return get(key).orElse(otherwise);
    }

    /** @throws CommandFailure when it is set and is no number */
    public int number(String key, int otherwise) {
        String text = get(key, Integer.toString(otherwise));
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new CommandFailure("setting " + key + " must be a number, not '" + text + "'");
        }
    }

    /** Written for the server; readable by its owner only, since a database password may be in it. */
    void store(Path file) throws IOException {
        Files.deleteIfExists(file);
        Folders.createPrivateFile(file);
        Properties properties = new Properties();
        properties.putAll(values);
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            properties.store(out, "written at the start of the server; change affinity.properties instead");
        }
    }

    private static void load(Path file, Map<String, String> into) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IllegalArgumentException malformed) {
            throw new CommandFailure(file + " cannot be read: " + malformed.getMessage());
        }
        properties.stringPropertyNames().forEach(key -> into.put(key, properties.getProperty(key).strip()));
    }
}
