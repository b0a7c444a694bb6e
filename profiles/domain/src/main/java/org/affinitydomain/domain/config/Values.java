package org.affinitydomain.domain.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.affinitydomain.domain.Oid;

/** The kinds of values in a domain file beside plain text. Each notes what is wrong and hands out a stand-in. */
final class Values {
    /** DICOM PS3.5 6.2, AE: at most 16 characters, no backslash; blanks only would mean none. */
    private static final Pattern AE_TITLE = Pattern.compile("[\\x21-\\x5B\\x5D-\\x7E][\\x20-\\x5B\\x5D-\\x7E]{0,15}");
    static final String OID_STAND_IN = "2.25.0";
    private static final URI URI_STAND_IN = URI.create("http://invalid");
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,8}) ?(ms|s|min|h)");
    private static final Map<String, Long> MILLIS = Map.of("ms", 1L, "s", 1_000L, "min", 60_000L, "h", 3_600_000L);

    private Values() {
    }

    /** A required OID. */
    static String oid(YamlObject object, String key) {
        String text = object.text(key);
        if (text.equals(YamlObject.TEXT_STAND_IN)) {
            return OID_STAND_IN;
        }
        if (!Oid.isValid(text)) {
            object.problem(key, "'" + text + "' is not an OID", "write numbers with dots between, without 'urn:oid:'");
            return OID_STAND_IN;
        }
        return text;
    }

    /** A required http or https address; a slash at its end is dropped. */
    static String aeTitle(YamlObject object, String key) {
        String title = object.text(key);
        if (!AE_TITLE.matcher(title).matches()) {
            object.problem(key, "'" + title + "' is not an application entity title", "use at most 16 ASCII characters and no backslash");
        }
        return title;
    }

    static URI url(YamlObject object, String key) {
        object.required(key);
        return optionalUrl(object, key).orElse(URI_STAND_IN);
    }

    static Optional<URI> optionalUrl(YamlObject object, String key) {
        return object.optionalText(key).map(text -> {
            try {
                URI uri = new URI(text.replaceAll("/+$", ""));
                if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
                    return uri;
                }
            } catch (URISyntaxException notAnAddress) {
                // reported below, like an address of another kind
            }
            object.problem(key, "'" + text + "' is not a web address", "write http://host:port/path or https://host:port/path");
            return URI_STAND_IN;
        });
    }

    /** A duration such as {@code 500ms}, {@code 30s}, {@code 2min}, {@code 1h}. */
    static Duration duration(YamlObject object, String key, Duration byDefault) {
        return object.optionalText(key).map(text -> {
            Matcher matcher = DURATION.matcher(text);
            if (matcher.matches()) {
                return Duration.ofMillis(Long.parseLong(matcher.group(1)) * MILLIS.get(matcher.group(2)));
            }
            object.problem(key, "'" + text + "' is not a duration", "write a number and ms, s, min or h, for example 30s");
            return byDefault;
        }).orElse(byDefault);
    }

    /** A whole number between two bounds, both included; required when the default is not between them. */
    static int number(YamlObject object, String key, int byDefault, int lowest, int highest) {
        boolean required = byDefault < lowest || byDefault > highest;
        if (required) {
            object.required(key);
        }
        return object.optionalText(key).map(text -> {
            if (text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= lowest && Integer.parseInt(text) <= highest) {
                return Integer.parseInt(text);
            }
            object.problem(key, "'" + text + "' is not a number from " + lowest + " to " + highest, "write one without quotes");
            return lowest;
        }).orElse(required ? lowest : byDefault);
    }

    static boolean yesOrNo(YamlObject object, String key, boolean byDefault) {
        return object.optionalText(key).map(text -> {
            if (!text.equals("true") && !text.equals("false")) {
                object.problem(key, "'" + text + "' is neither true nor false", "write true or false");
            }
            return text.equals("true");
        }).orElse(byDefault);
    }

    /** A required constant, written in lower case with dashes. */
    static <E extends Enum<E>> E choice(YamlObject object, String key, Class<E> type) {
        String text = object.text(key);
        List<String> words = Arrays.stream(type.getEnumConstants()).map(Values::word).toList();
        int index = words.indexOf(text);
        if (index < 0 && !text.equals(YamlObject.TEXT_STAND_IN)) {
            object.problem(key, "unknown " + key + " '" + text + "'", Suggestion.remedy(text, words));
        }
        return type.getEnumConstants()[Math.max(index, 0)];
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
