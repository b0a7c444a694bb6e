package org.affinitydomain.domain.config;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.affinitydomain.domain.Code;
import org.affinitydomain.domain.CodedAttribute;
import org.affinitydomain.domain.ImagingCodes;
import org.affinitydomain.domain.ModalityCodes;

/** Reads {@code imagingCodes}: of the domain, and what a source has of its own. */
final class ImagingCodesReader {
    private static final CodedAttribute EVENT = CodedAttribute.EVENT_CODE_LIST;
    private final Includes includes;
    private final CodeReader codes;

    ImagingCodesReader(Includes includes, CodeReader codes) {
        this.includes = includes;
        this.codes = codes;
    }

    /** The domain's tables: those of the included file, if any, with those that stand here over them. */
    ImagingCodes read(YamlObject object) {
        AtomicReference<ImagingCodes> included = new AtomicReference<>();
        includes.read("the imaging codes", object, file -> included.set(tables(file, typeCode(file))),
                (text, reading) -> reading.problem(1, "imaging codes cannot be a CSV file", "write them as YAML"));
        return Optional.ofNullable(included.get()).map(below -> overlay(object, below))
                .orElseGet(() -> tables(object, typeCode(object)));
    }

    private Code typeCode(YamlObject object) {
        return codes.required(object, CodedAttribute.TYPE_CODE);
    }

    /** The tables of an object over others. */
    ImagingCodes overlay(YamlObject object, ImagingCodes below) {
        Code typeCode = object.optionalObject(CodedAttribute.TYPE_CODE.attributeName())
                .map(o -> codes.read(o, CodedAttribute.TYPE_CODE)).orElse(below.typeCode());
        return below.overlaidWith(tables(object, typeCode));
    }

    private ImagingCodes tables(YamlObject object, Code typeCode) {
        ImagingCodes out = new ImagingCodes(typeCode,
                table(object, "modalities", UnaryOperator.identity(), this::modality),
                table(object, "anatomicRegions", UnaryOperator.identity(), (key, o) -> codes.read(o, EVENT)),
                table(object, "bodyParts", key -> key.toUpperCase(Locale.ROOT), (key, o) -> codes.read(o, EVENT)),
                codes.sets());
        object.end();
        return out;
    }

    private ModalityCodes modality(String key, YamlObject object) {
        Code event = codes.read(object, EVENT, object.optionalText("code").orElse(key));
        Optional<Code> type = object.optionalObject(CodedAttribute.TYPE_CODE.attributeName())
                .map(o -> codes.read(o, CodedAttribute.TYPE_CODE));
        object.end();
        return new ModalityCodes(event, type);
    }

    private static <T> Map<String, T> table(YamlObject object, String key, UnaryOperator<String> form,
                                            BiFunction<String, YamlObject, T> row) {
        Map<String, T> out = new HashMap<>();
        object.optionalObject(key).ifPresent(table -> table.remaining().forEach((name, node) -> out.put(form.apply(name),
                row.apply(name, new YamlObject(object.reading(), node, "'" + name + "' of " + key)))));
        return out;
    }
}
