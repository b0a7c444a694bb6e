package org.affinitydomain.imagingsource.wado;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A media range of an Accept header (RFC 9110 12.5.1).
 *
 * @param type       type and subtype in lower case, either may be {@code *}
 * @param parameters by their names in lower case, without quotes
 */
record MediaRange(String type, Map<String, String> parameters) {

    /** The ranges of a header, without those of weight zero, which say what is not wanted. */
    static List<MediaRange> parse(String header) {
        List<MediaRange> ranges = new ArrayList<>();
        for (String text : split(header, ',')) {
            List<String> parts = split(text, ';');
            Map<String, String> parameters = new LinkedHashMap<>();
            for (String parameter : parts.subList(1, parts.size())) {
                int equals = parameter.indexOf('=');
                if (equals > 0) {
                    parameters.putIfAbsent(parameter.substring(0, equals).strip().toLowerCase(Locale.ROOT), unquote(parameter.substring(equals + 1).strip()));
                }
            }
            MediaRange range = new MediaRange(parts.get(0).strip().toLowerCase(Locale.ROOT), parameters);
            if (!range.type.isEmpty() && !range.isUnwanted()) {
                ranges.add(range);
            }
        }
        return ranges;
    }

    /** The value of a parameter. */
    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Whether a media type without parameters is in the range. */
    boolean includes(String mediaType) {
        return type.equals(mediaType) || type.equals("*/*") || type.endsWith("/*") && mediaType.startsWith(type.substring(0, type.length() - 1));
    }

    private boolean isUnwanted() {
        return parameter("q").filter(q -> q.matches("0(\\.0{0,3})?")).isPresent();
    }

    /** Splits at a separator, but not inside of quotes. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static String unquote(String value) {
        return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }
}
