package org.affinitydomain.domain.config;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ${key}} and {@code ${key:default}} inside the texts of a domain file. Values are not resolved again. */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9_.-]+)(?::([^}]*))?}");

    private Placeholders() {
    }

    static String resolve(String text, Function<String, Optional<String>> settings, Consumer<String> missing) {
        if (!text.contains("${")) {
            return text;
        }
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            Optional<String> value = settings.apply(matcher.group(1)).or(() -> Optional.ofNullable(matcher.group(2)));
            if (value.isEmpty()) {
                missing.accept(matcher.group(1));
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(value.orElse(matcher.group())));
        }
        return matcher.appendTail(out).toString();
    }
}
