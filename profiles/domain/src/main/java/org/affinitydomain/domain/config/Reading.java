package org.affinitydomain.domain.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.Node;

/** One file while it is read: its name, the problems found so far, and what its placeholders stand for. */
final class Reading {
    private final String file;
    private final List<Problem> problems;
    private final Function<String, Optional<String>> settings;

    Reading(String file, List<Problem> problems, Function<String, Optional<String>> settings) {
        this.file = file;
        this.problems = problems;
        this.settings = settings;
    }

    /** The same reading, in a file that this one includes. */
    Reading in(String includedFile) {
        return new Reading(includedFile, problems, settings);
    }

    void problem(Node at, String what, String remedy) {
        problem(line(at), what, remedy);
    }

    void problem(int line, String what, String remedy) {
        problems.add(new Problem(file, line, what, remedy));
    }

    /** The text with its placeholders replaced; empty, with the problem noted, when one has no value. */
    Optional<String> resolve(Node at, String text) {
        List<String> missing = new ArrayList<>();
        String resolved = Placeholders.resolve(text, settings, missing::add);
        missing.forEach(key -> problem(at, "nothing is set for ${" + key + "}",
                "set " + key + " in the configuration, or write ${" + key + ":default}"));
        return missing.isEmpty() ? Optional.of(resolved) : Optional.empty();
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
