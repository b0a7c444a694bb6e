package org.affinitydomain.domain.config;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Parts of the domain that stand in files of their own, beside the domain file. */
final class Includes {
    private static final String KEY = "include";
    private final DomainSource source;

    Includes(DomainSource source) {
        this.source = source;
    }

    /**
     * Reads the file that the object includes, when it includes one.
     *
     * @param what   what the file describes, for messages
     * @param object the including object
     * @param yaml   takes the file's content when its name ends in .yaml
     * @param csv    takes the file's text when its name ends in .csv
     */
    void read(String what, YamlObject object, Consumer<YamlObject> yaml, BiConsumer<String, Reading> csv) {
        Optional<String> name = object.optionalText(KEY);
        if (name.isEmpty()) {
            return;
        }
        if (name.get().contains("/") || name.get().contains("\\") || name.get().startsWith(".")) {
            object.problem(KEY, "'" + name.get() + "' is not a plain file name", "put the file beside this one");
            return;
        }
        DomainSource included = source.beside(name.get());
        Reading reading = object.reading().in(included.name());
        if (name.get().endsWith(".csv")) {
            YamlFile.text(included, reading).ifPresent(text -> csv.accept(text, reading));
        } else {
            YamlFile.root(included, reading).ifPresent(root -> yaml.accept(new YamlObject(reading, root, what)));
        }
    }
}
