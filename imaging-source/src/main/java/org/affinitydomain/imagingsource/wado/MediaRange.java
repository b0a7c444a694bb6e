package org.affinitydomain.imagingsource.wado;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the media types that a client accepts (RFC 9110 12.5.1).
 *
 * @param name       type and subtype in lower case, such as {@code multipart/related} or {@code *}{@code /*}
 * @param parameters by their names in lower case, without quotes
 */
record MediaRange(String name, Map<String, String> parameters) {
    private static final Pattern PARAMETER = Pattern.compile(";\\s*([^\\s=;,]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;,\\s]*))\\s*");
    private static final Pattern RANGE = Pattern.compile("\\s*([^\\s;,]+/[^\\s;,]+)\\s*((?:" + PARAMETER.pattern() + ")*)(?:,|$)");

    /** All ranges of a header that are not excluded by a weight of zero; a part that is no media range is passed over. */
    static List<MediaRange> parse(String header) {
        List<MediaRange> ranges = new ArrayList<>();
        Matcher matcher = RANGE.matcher(header);
        while (matcher.find()) {
            Map<String, String> parameters = new HashMap<>();
            Matcher parameter = PARAMETER.matcher(matcher.group(2));
            while (parameter.find()) {
                parameters.put(parameter.group(1).toLowerCase(Locale.ROOT),
                        parameter.group(2) != null ? parameter.group(2) : parameter.group(3));
            }
            if (!parameters.getOrDefault("q", "1").matches("0(\\.0*)?")) {
                ranges.add(new MediaRange(matcher.group(1).toLowerCase(Locale.ROOT), parameters));
            }
        }
        return ranges;
    }

    Optional<String> parameter(String parameter) {
        return Optional.ofNullable(parameters.get(parameter));
    }

    /** Whether it takes every media type. */
    boolean isAny() {
        return name.equals("*/*");
    }
}
