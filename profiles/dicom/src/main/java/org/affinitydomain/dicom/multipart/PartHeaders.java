package org.affinitydomain.dicom.multipart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the header fields of a part (RFC 2046 5.1, RFC 822 3.1), up to a size and a number. */
final class PartHeaders {
    private static final int MAX_LENGTH = 8 << 10;
    private static final int MAX_FIELDS = 32;

    private final DelimitedInput in;
    private final Map<String, String> fields = new HashMap<>();
    private int count;
    private int length;

    private PartHeaders(DelimitedInput in) {
        this.in = in;
    }

    /** The fields, their names in lower case; of fields with the same name the first. */
    static Map<String, String> read(DelimitedInput in) throws IOException {
        PartHeaders headers = new PartHeaders(in);
        headers.read();
        return headers.fields;
    }

    private void read() throws IOException {
        String field = line();
        while (!field.isEmpty()) {
            String following = line();
            if (following.startsWith(" ") || following.startsWith("\t")) {
                field += following; // a folded line; the sum is bounded as the lines are
            } else {
                add(field);
                field = following;
            }
        }
    }

    private void add(String field) throws MultipartFormatException {
        int colon = field.indexOf(':');
        if (colon <= 0 || field.substring(0, colon).isBlank()) {
            throw new MultipartFormatException("A header of a part has no name");
        }
        fields.putIfAbsent(field.substring(0, colon).strip().toLowerCase(Locale.ROOT), field.substring(colon + 1).strip());
        if (++count > MAX_FIELDS) {
            throw new MultipartFormatException("A part has more than " + MAX_FIELDS + " headers");
        }
    }

    private String line() throws IOException {
        byte[] line = new byte[128];
        int size = 0;
        for (int b = in.readByte(); b != '\n'; b = in.readByte()) {
            if (++length > MAX_LENGTH) {
                throw new MultipartFormatException("The headers of a part are longer than " + MAX_LENGTH + " bytes");
            }
            if (size == line.length) {
                line = Arrays.copyOf(line, 2 * size);
            }
            line[size++] = (byte) b;
        }
        if (size == 0 || line[size - 1] != '\r') {
            throw new MultipartFormatException("A header of a part does not end with CR LF");
        }
        return new String(line, 0, size - 1, StandardCharsets.ISO_8859_1);
    }
}
