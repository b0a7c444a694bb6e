package org.affinitydomain.domain.config;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Parses YAML into nodes that know their lines. No tags are followed, so no class is ever named by a file. */
final class YamlFile {
    private static final int MAX_DEPTH = 20;

    private YamlFile() {
    }

    /** The root node; empty, with the problem noted, when the file cannot be read or is not YAML. */
    static Optional<Node> root(DomainSource source, Reading reading) {
        Optional<String> text = text(source, reading);
        try {
            Optional<Node> root = text.map(t -> yaml().compose(new StringReader(t)));
            if (text.isPresent() && root.isEmpty()) {
                reading.problem(1, "the file is empty", "begin with the sample region and change it");
            }
            return root;
        } catch (MarkedYAMLException e) {
            Mark mark = Optional.ofNullable(e.getProblemMark()).orElse(e.getContextMark());
            reading.problem(mark == null ? 1 : mark.getLine() + 1, "not YAML: " + e.getProblem(),
                    "check indentation, quotes and brackets here and just above");
        } catch (YAMLException e) {
            reading.problem(1, "not YAML: " + e.getMessage(), "check the file's encoding (UTF-8) and size");
        }
        return Optional.empty();
    }

    /** The file's text; empty, with the problem noted, when it cannot be read. */
    static Optional<String> text(DomainSource source, Reading reading) {
        try {
            return Optional.of(source.text());
        } catch (IOException e) {
            reading.problem(1, "cannot be read: " + e, "check its path, permissions and encoding (UTF-8)");
            return Optional.empty();
        }
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(DomainSource.MAX_BYTES);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setAllowRecursiveKeys(false);
        return new Yaml(new SafeConstructor(options));
    }
}
