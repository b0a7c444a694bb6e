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
import java.util.stream.Stream;

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
        List<DataSet> libraries = containers(document, MadoCodes.IMAGE_LIBRARY);
        libraries.stream().flatMap(library -> containers(library, MadoCodes.IMAGE_LIBRARY_GROUP).stream())
                .forEach(reader::group);
        return new Descriptions(!libraries.isEmpty(), reader.series, reader.instances);
    }

    private void group(DataSet group) {
        List<DataSet> items = group.items(Tag.CONTENT_SEQUENCE);
        find(items, MadoCodes.SERIES_INSTANCE_UID).flatMap(item -> item.string(Tag.UID)).ifPresent(uid ->
                series.put(uid, new Descriptions.OfSeries(
                        code(items, MadoCodes.MODALITY).map(Code::value),
                        find(items, MadoCodes.SERIES_DATE).flatMap(item -> item.date(Tag.DATE)),
                        find(items, MadoCodes.SERIES_TIME).flatMap(item -> item.time(Tag.TIME)),
                        number(items, MadoCodes.SERIES_NUMBER), text(items, MadoCodes.SERIES_DESCRIPTION),
                        code(items, MadoCodes.TARGET_REGION), code(items, MadoCodes.IMAGE_LATERALITY))));
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
                number(items, MadoCodes.NUMBER_OF_FRAMES), code(items, MadoCodes.DOCUMENT_TITLE)
                .map(title -> new KeyObject(title, text(items, MadoCodes.KEY_OBJECT_DESCRIPTION))));
    }

    static List<DataSet> containers(DataSet parent, Code name) {
        return parent.items(Tag.CONTENT_SEQUENCE).stream().filter(item -> isNamed(item, name)).toList();
    }

    private static Optional<String> text(List<DataSet> items, Code name) {
        return find(items, name).flatMap(item -> item.string(Tag.TEXT_VALUE));
    }

    static Optional<DataSet> find(List<DataSet> items, Code name) {
        return items.stream().filter(item -> isNamed(item, name)).findFirst();
    }

    private static boolean isNamed(DataSet item, Code name) {
        return Code.of(item, Tag.CONCEPT_NAME_CODE_SEQUENCE).map(MadoCodes::current).filter(name::matches).isPresent();
    }

    private static Optional<Code> code(List<DataSet> items, Code name) {
        return find(items, name).flatMap(item -> Code.of(item, Tag.CONCEPT_CODE_SEQUENCE));
    }

    static OptionalInt number(List<DataSet> items, Code name) {
        return find(items, name).map(ImageLibraryReader::number).orElse(OptionalInt.empty());
    }

    /** The number of a TEXT item, of a NUM item, where it is a decimal string, or of a code such as (50, UCUM, "instances"). */
    private static OptionalInt number(DataSet item) {
        OptionalLong number = Stream.concat(item.string(Tag.TEXT_VALUE).stream(),
                        Code.of(item, Tag.CONCEPT_CODE_SEQUENCE).map(Code::value).stream())
                .filter(text -> text.matches("[+-]?\\d{1,9}")).map(text -> OptionalLong.of(Long.parseLong(text))).findFirst()
                .or(() -> item.item(Tag.MEASURED_VALUE_SEQUENCE).map(value -> value.integer(Tag.NUMERIC_VALUE)))
                .orElse(OptionalLong.empty());
        return number.isPresent() && number.getAsLong() == (int) number.getAsLong()
                ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }
}
