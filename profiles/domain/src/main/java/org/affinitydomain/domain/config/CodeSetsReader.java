package org.affinitydomain.domain.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.affinitydomain.domain.Code;
import org.affinitydomain.domain.CodeSet;
import org.affinitydomain.domain.CodeSets;
import org.affinitydomain.domain.CodedAttribute;
import org.affinitydomain.domain.CodingSchemes;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code codeSets} and the files that it includes, YAML of the same shape or CSV. */
final class CodeSetsReader {
    private static final List<String> ATTRIBUTES =
            Arrays.stream(CodedAttribute.values()).map(CodedAttribute::attributeName).toList();
    private static final List<String> CSV_HEADER = List.of("attribute", "code", "codingScheme", "display");

    private final Includes includes;
    private final CodingSchemes schemes;
    private final Map<CodedAttribute, List<Code>> codes = new EnumMap<>(CodedAttribute.class);
    private final Map<CodedAttribute, Boolean> enforced = new EnumMap<>(CodedAttribute.class);

    CodeSetsReader(Includes includes, CodingSchemes schemes) {
        this.includes = includes;
        this.schemes = schemes;
    }

    CodeSets read(YamlObject object) {
        includes.read("the code sets", object, this::readSets, this::readCsv);
        readSets(object);
        codes.forEach((attribute, list) -> {
            if (list.isEmpty() && enforced.getOrDefault(attribute, true)) {
                object.problem(attribute.attributeName(), "code set " + attribute.attributeName() + " is enforced but has no codes",
                        "list its codes, include them from a file, or write 'enforced: false'");
            }
        });
        return new CodeSets(schemes, codes.entrySet().stream().map(set -> new CodeSet(set.getKey(),
                enforced.getOrDefault(set.getKey(), true), schemes, set.getValue())).toList());
    }

    private void readSets(YamlObject object) {
        for (Map.Entry<String, Node> entry : object.remaining().entrySet()) {
            Optional<CodedAttribute> attribute = CodedAttribute.named(entry.getKey());
            if (attribute.isEmpty()) {
                object.problem(entry.getKey(), "'" + entry.getKey() + "' is not an attribute with a code set",
                        Suggestion.remedy(entry.getKey(), ATTRIBUTES));
            } else {
                readSet(attribute.get(), new YamlObject(object.reading(), entry.getValue(), "code set " + entry.getKey()));
            }
        }
    }

    private void readSet(CodedAttribute attribute, YamlObject set) {
        enforced.put(attribute, Values.yesOrNo(set, "enforced", enforced.getOrDefault(attribute, true)));
        codesOf(attribute).addAll(set.list("codes", "a code of " + attribute.attributeName(), item -> {
            Code code = new Code(item.text("code"), attribute.hasScheme() ? item.text("codingScheme") : "",
                    item.optionalText("display").orElse(""));
            item.end();
            return code;
        }));
        set.end();
    }

    private void readCsv(String text, Reading reading) {
        List<Csv.Row> rows = Csv.rows(text);
        if (rows.isEmpty() || !rows.get(0).cells().equals(CSV_HEADER)) {
            reading.problem(1, "the first line is not the header of a code file", "write " + String.join(",", CSV_HEADER));
            return;
        }
        rows.subList(1, rows.size()).forEach(row -> readRow(row, reading));
    }

    private void readRow(Csv.Row row, Reading reading) {
        if (row.cells().size() != CSV_HEADER.size()) {
            reading.problem(row.line(), "the line has " + row.cells().size() + " values", "write " + CSV_HEADER.size()
                    + " with commas between, and quotes around one that holds a comma");
            return;
        }
        String name = row.cells().get(0);
        Optional<CodedAttribute> attribute = CodedAttribute.named(name);
        String code = row.cells().get(1);
        String scheme = row.cells().get(2);
        if (attribute.isEmpty()) {
            reading.problem(row.line(), "'" + name + "' is not an attribute with a code set", Suggestion.remedy(name, ATTRIBUTES));
        } else if (code.isEmpty() || attribute.get().hasScheme() == scheme.isEmpty()) {
            reading.problem(row.line(), "the code of " + name + " is not complete",
                    attribute.get().hasScheme() ? "give code and codingScheme" : "give the code and leave codingScheme empty");
        } else {
            codesOf(attribute.get()).add(new Code(code, scheme, row.cells().get(3)));
        }
    }

    private List<Code> codesOf(CodedAttribute attribute) {
        return codes.computeIfAbsent(attribute, a -> new ArrayList<>());
    }
}
