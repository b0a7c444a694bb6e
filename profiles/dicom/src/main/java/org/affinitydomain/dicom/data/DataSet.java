package org.affinitydomain.dicom.data;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A data set (PS3.5 7): elements in ascending order of their tags. It does not change; build another one with
 * {@link #toBuilder()}. An absent element, an empty value and a value that is not what was asked for
 * all give an empty answer, since real data has them all: whoever must tell them apart looks at {@link #element(int)}.
 */
public final class DataSet {
    private static final DataSet EMPTY = new DataSet(new TreeMap<>(), CharacterSet.DEFAULT);

    private final NavigableMap<Integer, Element> elements;
    private final CharacterSet characterSet;

    DataSet(NavigableMap<Integer, Element> elements, CharacterSet characterSet) {
        this.elements = elements;
        this.characterSet = characterSet;
    }

    /** The order of tags on the wire: unsigned. */
    static TreeMap<Integer, Element> newMap() {
        return new TreeMap<>(Integer::compareUnsigned);
    }

    /** The data set without elements. */
    public static DataSet empty() {
        return EMPTY;
    }

    /** A builder without elements, whose texts are UTF-8. */
    public static DataSetBuilder builder() {
        return new DataSetBuilder(CharacterSet.UTF_8);
    }

    /** A builder of elements that were encoded in a character set given by the caller. */
    public static DataSetBuilder builder(CharacterSet characterSet) {
        return new DataSetBuilder(characterSet);
    }

    /**
     * A builder with these elements, all texts (of items too) converted to UTF-8, as (0008,0005) then says: also where
     * it was missing, since texts beyond ASCII would be read as something else otherwise.
     */
    public DataSetBuilder toBuilder() {
        DataSetBuilder builder = builder();
        builder.copy(this);
        if (!characterSet.names().isEmpty() || elements.values().stream().anyMatch(DataSet::isBeyondAscii)) {
            builder.set(Tag.SPECIFIC_CHARACTER_SET, CharacterSet.UTF_8.names());
        }
        return builder;
    }

    private static boolean isBeyondAscii(Element element) {
        if (element instanceof Element.Sequence sequence) {
            return sequence.items().stream().flatMap(item -> item.elements.values().stream())
                    .anyMatch(DataSet::isBeyondAscii);
        }
        return element instanceof Element.Value value && value.vr().isCharacters() && Values.isBeyondAscii(value.bytes());
    }

    /** The character set of the texts: its own (0008,0005), or that of the data set it is an item of. */
    public CharacterSet characterSet() {
        return characterSet;
    }

    /** The elements in ascending order. */
    public Collection<Element> elements() {
        return Collections.unmodifiableCollection(elements.values());
    }

    /** How many elements there are. */
    public int size() {
        return elements.size();
    }

    /** True without elements. */
    public boolean isEmpty() {
        return elements.isEmpty();
    }

    /** True when the element is there, with or without a value. */
    public boolean contains(int tag) {
        return elements.containsKey(tag);
    }

    /** The element, if it is there. */
    public Optional<Element> element(int tag) {
        return Optional.ofNullable(elements.get(tag));
    }

    /**
     * The values as characters, without insignificant spaces; numbers and tags in the form DICOM JSON gives them.
     * Empty values between others are empty strings; a value with nothing in it is an empty list.
     */
    public List<String> strings(int tag) {
        return elements.get(tag) instanceof Element.Value value ? Values.strings(value, characterSet) : List.of();
    }

    /** The first value as characters, if it has any. */
    public Optional<String> string(int tag) {
        List<String> values = strings(tag);
        return values.isEmpty() || values.get(0).isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** The integers of a binary or IS (or, where it has no fraction, DS) value; what is no integer is left out. */
    public List<Long> integers(int tag) {
        return elements.get(tag) instanceof Element.Value value ? Values.integers(value) : List.of();
    }

    /** The first integer, if there is one. */
    public OptionalLong integer(int tag) {
        return integers(tag).stream().mapToLong(Long::longValue).findFirst();
    }

    /** The numbers of a binary, DS or IS value; what is no number is left out. */
    public List<Double> decimals(int tag) {
        return elements.get(tag) instanceof Element.Value value ? Values.decimals(value) : List.of();
    }

    /** The first number, if there is one. */
    public OptionalDouble decimal(int tag) {
        return decimals(tag).stream().mapToDouble(Double::doubleValue).findFirst();
    }

    /** The day of a DA (or the day part of a DT) value; the form of ACR-NEMA, {@code yyyy.mm.dd}, is read too. */
    public Optional<LocalDate> date(int tag) {
        return string(tag).flatMap(DateTimes::date);
    }

    /** The time of a TM value, to the microsecond; missing minutes and seconds are zero. */
    public Optional<LocalTime> time(int tag) {
        return string(tag).flatMap(DateTimes::time);
    }

    /** The items of a sequence. */
    public List<DataSet> items(int tag) {
        return elements.get(tag) instanceof Element.Sequence sequence ? sequence.items() : List.of();
    }

    /** The first item of a sequence, if there is one. */
    public Optional<DataSet> item(int tag) {
        return items(tag).stream().findFirst();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataSet that && elements.equals(that.elements);
    }

    @Override
    public int hashCode() {
        return elements.hashCode();
    }

    @Override
    public String toString() {
        return elements.values().toString();
    }
}
