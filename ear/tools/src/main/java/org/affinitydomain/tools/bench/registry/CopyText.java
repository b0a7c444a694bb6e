package org.affinitydomain.tools.bench.registry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.affinitydomain.registry.store.ObjectColumns;
import org.affinitydomain.registry.store.ObjectRow;

/** Rows in the text format of PostgreSQL's COPY. */
final class CopyText {

    private static final HexFormat HEX = HexFormat.of();

    private CopyText() {
    }

    /** The statement that takes lines of {@link #of}. */
    static String statement() {
        return "COPY registry_object (" + String.join(", ", ObjectColumns.names()) + ") FROM STDIN";
    }

    /** The line of a row. */
    static byte[] of(ObjectRow row) {
        StringBuilder line = new StringBuilder(2048);
        for (ObjectColumns column : ObjectColumns.values()) {
            if (!line.isEmpty()) {
                line.append('\t');
            }
            append(line, column.of(row));
        }
        return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder line, Optional<Object> value) {
        Object present = value.orElse(null);
        if (present == null) {
            line.append("\\N");
        } else if (present instanceof byte[] bytes) {
            line.append("\\\\x").append(HEX.formatHex(bytes));
        } else if (present instanceof int[] numbers) {
            line.append(IntStream.of(numbers).mapToObj(Integer::toString).collect(Collectors.joining(",", "{", "}")));
        } else if (present instanceof UUID[] uuids) {
            line.append(Arrays.stream(uuids).map(UUID::toString).collect(Collectors.joining(",", "{", "}")));
        } else if (present instanceof String text) {
            escape(line, text);
        } else {
            line.append(present);
        }
    }

    private static void escape(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
    }
}
