package org.affinitydomain.dicom.data;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Builds a data set, in any order of the tags. Texts set here are encoded in UTF-8: a data set with others than
 * ASCII texts needs (0008,0005) {@code ISO_IR 192}. Value representations come from the {@link Dictionary}.
 */
public final class DataSetBuilder {
    private final CharacterSet inherited;
    private CharacterSet characterSet;
    private TreeMap<Integer, Element> elements = DataSet.newMap();
    private boolean built;

    DataSetBuilder(CharacterSet inherited) {
        this.inherited = inherited;
        this.characterSet = inherited;
    }

    /**
     * The character set in force: that of (0008,0005), or the one given at the start.
     */
    public CharacterSet characterSet() {
        return characterSet;
    }

    /** The element put so far under a tag, if there is one. */
    public Optional<Element> element(int tag) {
        return Optional.ofNullable(elements.get(tag));
    }

    /** Puts an element as it is, in place of any other with its tag. */
    public DataSetBuilder put(Element element) {
        own().put(element.tag(), element);
        if (element.tag() == Tag.SPECIFIC_CHARACTER_SET) {
            settleCharacterSet();
        }
        return this;
    }

    /** Puts character values, as (UTF-8) characters or, for numeric value representations, as numbers. */
    public DataSetBuilder set(int tag, List<String> values) {
        return set(tag, Dictionary.standard().implicitVr(tag), values);
    }

    /** Puts one character value. */
    public DataSetBuilder set(int tag, String value) {
        return set(tag, List.of(value));
    }

    /** Puts one character value, or the empty value: for attributes of type 2 (PS3.5 7.4.3). */
    public DataSetBuilder setOrEmpty(int tag, Optional<String> value) {
        return set(tag, value.map(List::of).orElse(List.of()));
    }

    /** Puts one character value when there is one: for attributes of type 3. */
    public DataSetBuilder setIfPresent(int tag, Optional<String> value) {
        value.ifPresent(present -> set(tag, present));
        return this;
    }

    /**
     * Puts character values under a value representation.
     *
     * @throws IllegalArgumentException when a number was expected and the value is none, or the value
     *                                  representation has no values of this kind
     */
    public DataSetBuilder set(int tag, VR vr, List<String> values) {
        byte[] bytes = switch (vr.kind()) {
            case STRING, TEXT -> String.join("\\", values).getBytes(StandardCharsets.UTF_8);
            case INTEGER, FLOAT, TAG -> binary(vr, values);
            case BYTES, SEQUENCE -> throw new IllegalArgumentException(
                    Tag.toString(tag) + " " + vr + " has no character values");
        };
        return put(new Element.Value(tag, vr, pad(bytes, vr)));
    }

    /** Puts integers, under US, SS, UL, SL, UV, SV, IS or DS as the dictionary says. */
    public DataSetBuilder setIntegers(int tag, long... values) {
        return set(tag, Arrays.stream(values).mapToObj(Long::toString).toList());
    }

    /** Puts a day. */
    public DataSetBuilder setDate(int tag, LocalDate date) {
        return set(tag, DateTimes.da(date));
    }

    /** Puts a time, with a fraction only where there is one. */
    public DataSetBuilder setTime(int tag, LocalTime time) {
        return set(tag, DateTimes.tm(time));
    }

    /** Puts bytes, padded to an even length. */
    public DataSetBuilder setBytes(int tag, VR vr, byte[] bytes) {
        return put(new Element.Value(tag, vr, pad(bytes, vr)));
    }

    /** Puts a sequence of items. */
    public DataSetBuilder setItems(int tag, List<DataSet> items) {
        return put(new Element.Sequence(tag, items));
    }

    /** Puts a sequence of one item. */
    public DataSetBuilder setItem(int tag, DataSet item) {
        return setItems(tag, List.of(item));
    }

    /** Takes an element away, if it is there. */
    public DataSetBuilder remove(int tag) {
        own().remove(tag);
        if (tag == Tag.SPECIFIC_CHARACTER_SET) {
            settleCharacterSet();
        }
        return this;
    }

    /** Copies all elements of another data set, converting texts to UTF-8. (0008,0005) itself is not copied. */
    public DataSetBuilder copy(DataSet source) {
        source.elements().forEach(element -> copy(element, source.characterSet()));
        return this;
    }

    /** Copies those of the elements that another data set has, converting texts to UTF-8. */
    public DataSetBuilder copy(DataSet source, int... tags) {
        for (int tag : tags) {
            source.element(tag).ifPresent(element -> copy(element, source.characterSet()));
        }
        return this;
    }

    /** The data set with the elements so far. */
    public DataSet build() {
        built = true;
        return new DataSet(elements, characterSet);
    }

    /** The elements to change: a copy once a data set has been built of them. */
    private TreeMap<Integer, Element> own() {
        if (built) {
            elements = new TreeMap<>(elements);
            built = false;
        }
        return elements;
    }

    private void settleCharacterSet() {
        characterSet = elements.get(Tag.SPECIFIC_CHARACTER_SET) instanceof Element.Value value
                ? CharacterSet.of(Values.strings(value, CharacterSet.DEFAULT)) : inherited;
    }

    private void copy(Element element, CharacterSet characterSet) {
        if (element.tag() == Tag.SPECIFIC_CHARACTER_SET) {
            return;
        }
        if (element instanceof Element.Sequence sequence) {
            setItems(element.tag(), sequence.items().stream()
                    .map(item -> DataSet.builder().copy(item).build()).toList());
        } else if (element instanceof Element.Value value && Values.dependsOnCharacterSet(value)
                && !characterSet.equals(CharacterSet.UTF_8)) {
            String text = characterSet.decode(value.bytes(), 0, value.bytes().length);
            put(new Element.Value(value.tag(), value.vr(), pad(text.getBytes(StandardCharsets.UTF_8), value.vr())));
        } else {
            put(element);
        }
    }

    private static byte[] binary(VR vr, List<String> values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String value : values) {
            int size = vr == VR.AT ? 4 : vr.wordSize();
            ByteBuffer buffer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            switch (vr) {
                case FL -> buffer.putFloat(Float.parseFloat(value));
                case FD -> buffer.putDouble(Double.parseDouble(value));
                case AT -> {
                    int tag = Integer.parseUnsignedInt(value, 16);
                    buffer.putShort((short) Tag.group(tag)).putShort((short) Tag.element(tag));
                }
                case UV -> buffer.putLong(Long.parseUnsignedLong(value));
                default -> buffer.putLong(checkRange(vr, Long.parseLong(value)));
            }
            out.write(buffer.array(), 0, size);
        }
        return out.toByteArray();
    }

    private static long checkRange(VR vr, long value) {
        int bits = vr.wordSize() * 8;
        long min = vr.isUnsigned() ? 0 : bits == 64 ? Long.MIN_VALUE : -(1L << (bits - 1));
        long max = bits == 64 ? Long.MAX_VALUE : vr.isUnsigned() ? (1L << bits) - 1 : (1L << (bits - 1)) - 1;
        if (value < min || value > max) {
            throw new IllegalArgumentException(value + " does not fit " + vr);
        }
        return value;
    }

    private static byte[] pad(byte[] bytes, VR vr) {
        if (bytes.length % 2 == 0) {
            return bytes;
        }
        byte[] padded = Arrays.copyOf(bytes, bytes.length + 1);
        padded[bytes.length] = vr.padding();
        return padded;
    }
}
