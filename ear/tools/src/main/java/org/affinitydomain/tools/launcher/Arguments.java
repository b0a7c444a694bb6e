package org.affinitydomain.tools.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.affinitydomain.tools.CommandFailure;

/** The options that the user gave. An option that may be repeated keeps all its values. */
final class Arguments {
    private final Set<String> flags = new HashSet<>();
    private final Map<String, List<String>> values = new HashMap<>();

    private Arguments() {
    }

    /** @throws CommandFailure on anything that the options do not know, and on a value that is missing */
    static Arguments parse(List<String> words, Options options) {
        Arguments parsed = new Arguments();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String option = equals < 0 ? word : word.substring(0, equals);
            if (options.flags().contains(word)) {
                parsed.flags.add(word);
            } else if (!options.valued().contains(option)) {
                throw new CommandFailure("unknown option '" + word + "'; --help lists the options");
            } else if (equals >= 0) {
                parsed.add(option, word.substring(equals + 1));
            } else if (i + 1 < words.size()) {
                parsed.add(option, words.get(++i));
            } else {
                throw new CommandFailure("option " + option + " needs a value");
            }
        }
        return parsed;
    }

    private void add(String option, String value) {
        values.computeIfAbsent(option, key -> new ArrayList<>()).add(value);
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    List<String> all(String option) {
        return values.getOrDefault(option, List.of());
    }

    Optional<String> value(String option) {
        List<String> given = all(option);
        return given.isEmpty() ? Optional.empty() : Optional.of(given.get(given.size() - 1));
    }

    String required(String option) {
        return value(option).orElseThrow(() -> new CommandFailure("option " + option + " is needed; --help explains it"));
    }

    Optional<Path> path(String option) {
        return value(option).map(Path::of).map(Path::toAbsolutePath);
    }

    OptionalInt number(String option, int least, int most) {
        Optional<String> text = value(option);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // said below, together with the range
        }
        throw new CommandFailure("option " + option + " takes a number from " + least + " to " + most + ", not '" + text.get() + "'");
    }
}
