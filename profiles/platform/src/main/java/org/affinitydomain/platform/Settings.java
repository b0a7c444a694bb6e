package org.affinitydomain.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The installation's settings: keys {@code affinity.*} of MicroProfile Config, so that system properties, environment
 * variables ({@code AFFINITY_DATA} for {@code affinity.data}) and the server's configuration all work. A value that
 * cannot be used is refused with a message that names the key and the remedy.
 */
public final class Settings {
    private final Function<String, Optional<String>> lookup;

    /** Settings from any place; for tests and programs without a container. */
    public Settings(Function<String, Optional<String>> lookup) {
        this.lookup = Objects.requireNonNull(lookup, "lookup");
    }

    /** The settings of the running deployment. */
    public static Settings current() {
        Config config = ConfigProvider.getConfig();
        return new Settings(key -> config.getOptionalValue(key, String.class));
    }

    /** The value, when one is set and not blank. */
    public Optional<String> text(String key) {
        return lookup.apply(key).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The value of a setting that has no default. */
    public String required(String key) {
        return text(key).orElseThrow(() -> new SettingsException("AFF0501", key + " is not set", "there is no default, so this installation must say it"));
    }

    /** A setting that is {@code true} or {@code false}. */
    public boolean flag(String key, boolean byDefault) {
        return text(key).map(value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(key, value, "write true or false");
        }).orElse(byDefault);
    }

    /** A whole number between two bounds, both included. */
    public int number(String key, int byDefault, int lowest, int highest) {
        return text(key).map(value -> {
            try {
                int number = Integer.parseInt(value);
                if (number >= lowest && number <= highest) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // refused below, like a number out of bounds
            }
            throw wrong(key, value, "write a number from " + lowest + " to " + highest);
        }).orElse(byDefault);
    }

    /** A positive duration in ISO 8601 form, such as {@code PT30S}. */
    public Duration duration(String key, Duration byDefault) {
        return text(key).map(value -> {
            try {
                Duration duration = Duration.parse(value);
                if (!duration.isNegative() && !duration.isZero()) {
                    return duration;
                }
            } catch (DateTimeParseException notADuration) {
                // refused below, like a duration that is not positive
            }
            throw wrong(key, value, "write it like PT30S, PT5M or PT1H");
        }).orElse(byDefault);
    }

    /** A web address (http or https). */
    public Optional<URI> url(String key) {
        return text(key).map(value -> {
            try {
                URI uri = new URI(value);
                if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                    return uri;
                }
            } catch (URISyntaxException notAnAddress) {
                // refused below, like an address of another kind
            }
            throw wrong(key, value, "write http://host:port/path or https://host:port/path");
        });
    }

    /** The path of a file or folder; it need not exist. */
    public Optional<Path> path(String key) {
        return text(key).map(value -> {
            try {
                return Path.of(value);
            } catch (InvalidPathException e) {
                throw wrong(key, value, "write a path");
            }
        });
    }

    /**
     * Where this installation keeps what it stores: {@code affinity.data}, by default {@code affinity} in the server's
     * data folder, without a server {@code data} in the working directory.
     */
    public Path dataFolder() {
        return path("affinity.data").or(() -> path("jboss.server.data.dir").map(data -> data.resolve("affinity")))
                .orElse(Path.of("data")).toAbsolutePath().normalize();
    }

    /** Where one of the actors is. */
    public ActorSettings actor(Actor actor) {
        return new ActorSettings(actor, this);
    }

    private static SettingsException wrong(String key, String value, String remedy) {
        return new SettingsException("AFF0509", key + " is '" + value + "'", remedy);
    }
}
