package org.affinitydomain.imagingsource.wado;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One of the media types that a client accepts (RFC 9110 12.5.1). Headers are read in one pass: a regular expression would
 * need a stack as deep as the header is long.
 *
 * @param name       type and subtype in lower case, such as {@code multipart/related} or {@code *}{@code /*}
 * @param parameters by their names in lower case, without quotes
 */
record MediaRange(String name, Map<String, String> parameters) {

    /** The ranges of a header in descending order of their weights, without those of weight zero, which say what is not wanted. */
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
            if (!range.name.isEmpty() && !range.isUnwanted()) {
                ranges.add(range);
            }
        }
        ranges.sort(Comparator.comparingDouble(MediaRange::weight).reversed());
        return ranges;
    }

    /** The value of a parameter. */
    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Whether it takes every media type. */
    boolean isAny() {
        return name.equals("*/*");
    }

    /** The weight, from 0 to 1; 1 where none is given, or none that can be read (RFC 9110 12.4.2). */
    double weight() {
        return parameter("q").filter(q -> q.matches("[01](\\.[0-9]{0,3})?")).map(Double::parseDouble).map(q -> Math.min(1, q)).orElse(1.0);
    }

    private boolean isUnwanted() {
        return weight() == 0;
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
