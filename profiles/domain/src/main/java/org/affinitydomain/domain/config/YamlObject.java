package org.affinitydomain.domain.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML mapping of which the reader asks key by key. What it never asked for is unknown and refused by
 * {@link #end()}. A missing or wrong value is noted as a problem and a harmless stand-in is handed out, so that
 * reading goes on and finds all problems; a domain with problems is never returned.
 */
final class YamlObject {
    static final String TEXT_STAND_IN = "?";

    private final Reading reading;
    private final Node node;
    private final String what;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();

    /**
     * @param node what should be a mapping; if it is not, that is noted and the object is empty
     * @param what the thing described, with its article, for messages
     */
    YamlObject(Reading reading, Node node, String what) {
        this.reading = reading;
        this.node = node;
        this.what = what;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::add);
        } else {
            reading.problem(node, what + " must be a list of 'key: value' lines", "write one below it, indented");
        }
    }

    private void add(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            reading.problem(entry.getKeyNode(), "a key of " + what + " is not a word", "write a plain word before the colon");
        } else if (keys.putIfAbsent(key.getValue(), key) != null) {
            reading.problem(key, "'" + key.getValue() + "' stands twice in " + what, "remove one of them");
        } else if (!Tag.NULL.equals(entry.getValueNode().getTag())) {
            values.put(key.getValue(), entry.getValueNode());
        }
    }

    Node node() {
        return node;
    }

    Reading reading() {
        return reading;
    }

    /** The value under a key, whatever it is. */
    Optional<Node> value(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key));
    }

    /** The value under a key that must be there. */
    Optional<Node> required(String key) {
        Optional<Node> value = value(key);
        if (value.isEmpty()) {
            missing.add(key);
        }
        return value;
    }

    /** A required text. */
    String text(String key) {
        return required(key).flatMap(value -> scalar(key, value)).orElse(TEXT_STAND_IN);
    }

    Optional<String> optionalText(String key) {
        return value(key).flatMap(value -> scalar(key, value));
    }

    /** A required object. */
    Optional<YamlObject> object(String key) {
        return required(key).map(value -> new YamlObject(reading, value, "'" + key + "' of " + what));
    }

    Optional<YamlObject> optionalObject(String key) {
        return value(key).map(value -> new YamlObject(reading, value, "'" + key + "' of " + what));
    }

    /** A list of objects; empty when the key is absent. */
    <T> List<T> list(String key, String elementName, Function<YamlObject, T> element) {
        List<T> out = new ArrayList<>();
        value(key).ifPresent(value -> {
            if (value instanceof SequenceNode sequence) {
                sequence.getValue().forEach(item -> out.add(element.apply(new YamlObject(reading, item, elementName))));
            } else {
                reading.problem(value, "'" + key + "' of " + what + " must be a list", "begin each element with '- '");
            }
        });
        return out;
    }

    /** A list of texts; empty when the key is absent. */
    List<String> texts(String key) {
        List<String> out = new ArrayList<>();
        value(key).ifPresent(value -> {
            if (value instanceof SequenceNode sequence) {
                sequence.getValue().forEach(item -> scalar(key, item).ifPresent(out::add));
            } else {
                reading.problem(value, "'" + key + "' of " + what + " must be a list", "write it as [first, second]");
            }
        });
        return out;
    }

    /** Every key of this object that was not asked for by name, with its value: for tables whose keys are data. */
    Map<String, Node> remaining() {
        Map<String, Node> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(known);
        keys.keySet().stream().filter(key -> !values.containsKey(key) && !known.contains(key)).forEach(key ->
                reading.problem(keys.get(key), "'" + key + "' in " + what + " has no value", "give it one or remove the line"));
        known.addAll(keys.keySet());
        return rest;
    }

    /** Notes a problem at this key, or at the object when the key is absent. */
    void problem(String key, String problem, String remedy) {
        reading.problem(keys.getOrDefault(key, node), problem, remedy);
    }

    /** Notes what is missing and what is unknown. A misspelt key counts once, not as both. */
    void end() {
        for (Map.Entry<String, Node> key : keys.entrySet()) {
            if (!known.contains(key.getKey())) {
                Suggestion.nearest(key.getKey(), known).ifPresent(missing::remove);
                reading.problem(key.getValue(), "unknown key '" + key.getKey() + "' in " + what,
                        Suggestion.remedy(key.getKey(), known));
            }
        }
        missing.forEach(key -> reading.problem(keys.getOrDefault(key, node), "'" + key + "' is missing in " + what,
                "add a line '" + key + ": ...'"));
    }

    private Optional<String> scalar(String key, Node value) {
        if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return reading.resolve(value, scalar.getValue().strip());
        }
        reading.problem(value, "'" + key + "' of " + what + " must be a text", "write it on the same line");
        return Optional.empty();
    }
}
