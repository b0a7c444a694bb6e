package org.affinitydomain.dicom.manifest;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Reads the image library of a manifest with descriptions (PS3.16 TID 1600). Numbers may be NUM or TEXT, and what
 * describes an instance may be a child of its item or stand before it: samples of both kinds are about.
 */
final class ImageLibraryReader {
    private final Map<String, Descriptions.OfSeries> series = new HashMap<>();
    private final Map<String, Descriptions.OfInstance> instances = new HashMap<>();

    private ImageLibraryReader() {
    }

    static Descriptions read(DataSet document) {
        ImageLibraryReader reader = new ImageLibraryReader();
        containers(document, MadoCodes.IMAGE_LIBRARY).stream()
                .flatMap(library -> containers(library, MadoCodes.IMAGE_LIBRARY_GROUP).stream())
                .forEach(reader::group);
        return new Descriptions(reader.series, reader.instances);
    }

    private void group(DataSet group) {
        List<DataSet> items = group.items(Tag.CONTENT_SEQUENCE);
        find(items, MadoCodes.SERIES_INSTANCE_UID).flatMap(item -> item.string(Tag.UID)).ifPresent(uid ->
                series.put(uid, new Descriptions.OfSeries(
                        code(items, MadoCodes.MODALITY).map(Code::value), number(items, MadoCodes.SERIES_NUMBER),
                        find(items, MadoCodes.SERIES_DESCRIPTION).flatMap(item -> item.string(Tag.TEXT_VALUE)),
                        code(items, MadoCodes.TARGET_REGION))));
        List<DataSet> before = new ArrayList<>();
        for (DataSet item : items) {
            Optional<String> uid = item.item(Tag.REFERENCED_SOP_SEQUENCE)
                    .flatMap(reference -> reference.string(Tag.REFERENCED_SOP_INSTANCE_UID));
            if (uid.isPresent()) {
                List<DataSet> children = item.items(Tag.CONTENT_SEQUENCE);
                instances.put(uid.get(), instance(children.isEmpty() ? before : children));
                before.clear();
            } else {
                before.add(item);
            }
        }
    }

    private static Descriptions.OfInstance instance(List<DataSet> items) {
        return new Descriptions.OfInstance(number(items, MadoCodes.INSTANCE_NUMBER),
                number(items, MadoCodes.NUMBER_OF_FRAMES));
    }

    private static List<DataSet> containers(DataSet parent, Code name) {
        return parent.items(Tag.CONTENT_SEQUENCE).stream().filter(item -> isNamed(item, name)).toList();
    }

    private static Optional<DataSet> find(List<DataSet> items, Code name) {
        return items.stream().filter(item -> isNamed(item, name)).findFirst();
    }

    private static boolean isNamed(DataSet item, Code name) {
        return Code.of(item, Tag.CONCEPT_NAME_CODE_SEQUENCE).map(MadoCodes::current).filter(name::matches).isPresent();
    }

    private static Optional<Code> code(List<DataSet> items, Code name) {
        return find(items, name).flatMap(item -> Code.of(item, Tag.CONCEPT_CODE_SEQUENCE));
    }

    private static OptionalInt number(List<DataSet> items, Code name) {
        return find(items, name).map(ImageLibraryReader::number).orElse(OptionalInt.empty());
    }

    /** The number of a TEXT item, or of a NUM item, where it is a decimal string. */
    private static OptionalInt number(DataSet item) {
        OptionalLong number = item.string(Tag.TEXT_VALUE)
                .map(text -> text.matches("[+-]?\\d{1,9}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty())
                .or(() -> item.item(Tag.MEASURED_VALUE_SEQUENCE).map(value -> value.integer(Tag.NUMERIC_VALUE)))
                .orElse(OptionalLong.empty());
        return number.isPresent() && number.getAsLong() == (int) number.getAsLong()
                ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }
}
