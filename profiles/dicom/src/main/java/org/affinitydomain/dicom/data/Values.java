package org.affinitydomain.dicom.data;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the bytes of values as what their value representation says they are (PS3.5 6.2). */
final class Values {
    /**
     * More characters than any number needs (DS has 16 at most). Longer ones are no numbers: turning digits into
     * a number takes time that grows with their square.
     */
    private static final int MAX_NUMBER = 64;

    private Values() {
    }

    /**
     * True when a value is to be read in the Specific Character Set: a text, and also a value that should stay within
     * the default repertoire (PS3.5 6.2) and does not, since devices write code strings in the language of their users.
     * One that keeps to it is not, for ISO_IR 13 has another character in the place of the backslash.
     */
    static boolean dependsOnCharacterSet(Element.Value value) {
        return value.vr().kind() == VR.Kind.TEXT || value.vr().kind() == VR.Kind.STRING && isBeyondAscii(value.bytes());
    }

    static boolean isBeyondAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return true;
            }
        }
        return false;
    }

    static List<String> strings(Element.Value value, CharacterSet characterSet) {
        if (value.isEmpty()) {
            return List.of();
        }
        return switch (value.vr().kind()) {
            case STRING, TEXT -> split(value, dependsOnCharacterSet(value) ? characterSet : CharacterSet.DEFAULT);
            case INTEGER -> binary(value, buffer -> integerText(value.vr(), buffer));
            case FLOAT -> binary(value, buffer -> decimalText(value.vr(), buffer));
            case TAG -> binary(value, Values::tagText);
            case BYTES, SEQUENCE -> List.of();
        };
    }

    static List<Long> integers(Element.Value value) {
        if (value.vr().kind() == VR.Kind.INTEGER) {
            return binary(value, buffer -> integer(value.vr(), buffer));
        }
        return numbers(value, text -> new BigDecimal(text).longValueExact());
    }

    static List<Double> decimals(Element.Value value) {
        return switch (value.vr().kind()) {
            case INTEGER -> binary(value, buffer -> (double) integer(value.vr(), buffer));
            case FLOAT -> binary(value, buffer -> value.vr() == VR.FL ? buffer.getFloat() : buffer.getDouble());
            default -> numbers(value, Double::valueOf);
        };
    }

    private static <T> List<T> numbers(Element.Value value, Function<String, T> parse) {
        if (value.vr() != VR.IS && value.vr() != VR.DS) {
            return List.of();
        }
        return split(value, CharacterSet.DEFAULT).stream().flatMap(text -> {
            try {
                return text.length() > MAX_NUMBER ? Stream.empty() : Stream.of(parse.apply(text));
            } catch (ArithmeticException | NumberFormatException e) {
                return Stream.empty();
            }
        }).toList();
    }

    private static List<String> split(Element.Value value, CharacterSet characterSet) {
        byte[] bytes = value.bytes();
        // Delimiters are looked for after decoding: 5CH is also the second byte of characters in some sets.
        String text = characterSet.decode(bytes, 0, bytes.length);
        if (!value.vr().isMultiValued() || text.indexOf('\\') < 0) {
            String trimmed = trim(text, value.vr());
            return trimmed.isEmpty() ? List.of() : List.of(trimmed);
        }
        List<String> values = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\\'); end >= 0; end = text.indexOf('\\', start)) {
            values.add(trim(text.substring(start, end), value.vr()));
            start = end + 1;
        }
        values.add(trim(text.substring(start), value.vr()));
        return List.copyOf(values);
    }

    private static String trim(String text, VR vr) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
            end--;
        }
        int start = 0;
        while (!vr.keepsLeadingSpaces() && start < end && text.charAt(start) == ' ') {
            start++;
        }
        return text.substring(start, end);
    }

    private static <T> List<T> binary(Element.Value value, Function<ByteBuffer, T> read) {
        int size = value.vr() == VR.AT ? 4 : value.vr().wordSize();
        ByteBuffer buffer = ByteBuffer.wrap(value.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        List<T> values = new ArrayList<>(buffer.remaining() / size);
        while (buffer.remaining() >= size) {
            values.add(read.apply(buffer));
        }
        return values;
    }

    private static long integer(VR vr, ByteBuffer buffer) {
        return switch (vr) {
            case US -> Short.toUnsignedLong(buffer.getShort());
            case SS -> buffer.getShort();
            case UL -> Integer.toUnsignedLong(buffer.getInt());
            case SL -> buffer.getInt();
            default -> buffer.getLong();
        };
    }

    private static String integerText(VR vr, ByteBuffer buffer) {
        long number = integer(vr, buffer);
        return vr == VR.UV ? Long.toUnsignedString(number) : Long.toString(number);
    }

    private static String decimalText(VR vr, ByteBuffer buffer) {
        return vr == VR.FL ? Float.toString(buffer.getFloat()) : Double.toString(buffer.getDouble());
    }

    private static String tagText(ByteBuffer buffer) {
        return String.format("%04X%04X", Short.toUnsignedInt(buffer.getShort()), Short.toUnsignedInt(buffer.getShort()));
    }
}
