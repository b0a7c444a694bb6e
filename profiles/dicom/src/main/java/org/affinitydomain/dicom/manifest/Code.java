package org.affinitydomain.dicom.manifest;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A coded concept (PS3.3 8).
 *
 * @param value   the code value
 * @param scheme  the coding scheme designator, such as {@code DCM}
 * @param meaning the code meaning
 */
public record Code(String value, String scheme, String meaning) {
    /** True for the same value in the same scheme; the meaning is for people. */
    public boolean matches(Code other) {
        return value.equals(other.value) && scheme.equals(other.scheme);
    }

    /** The code of an item of a code sequence; empty when it has no value. */
    public static Optional<Code> of(DataSet item) {
        return Stream.of(Tag.CODE_VALUE, Tag.LONG_CODE_VALUE, Tag.URN_CODE_VALUE)
                .map(item::string).flatMap(Optional::stream).findFirst()
                .map(value -> new Code(value, item.string(Tag.CODING_SCHEME_DESIGNATOR).orElse(""),
                        item.string(Tag.CODE_MEANING).orElse("")));
    }

    /** The code of the first item of a code sequence. */
    public static Optional<Code> of(DataSet dataSet, int sequence) {
        return dataSet.item(sequence).flatMap(Code::of);
    }

    /** The item of a code sequence: Code Value holds 16 characters, Long Code Value more (PS3.3 8.1). */
    public DataSet toItem() {
        return DataSet.builder()
                .set(value.length() <= 16 ? Tag.CODE_VALUE : Tag.LONG_CODE_VALUE, value)
                .set(Tag.CODING_SCHEME_DESIGNATOR, scheme)
                .set(Tag.CODE_MEANING, meaning)
                .build();
    }
}
