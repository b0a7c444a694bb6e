package org.affinitydomain.dicom.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Decodes one value that switches character sets by ISO 2022 escape sequences (PS3.5 6.1.2.5, PS3.3 table C.12-3).
 * Bytes below 80H are characters of the set designated as G0, the others of that designated as G1.
 * At a delimiter (line ends, and \ ^ = where G0 is a single-byte set) the initial sets are in force again.
 */
final class Iso2022Decoder {
    private static final byte ESCAPE = 0x1B;
    private static final Map<String, String> G0 = Map.of("(B", "US-ASCII", "(J", "US-ASCII", "$B", "x-JIS0208",
            "$@", "x-JIS0208", "$(D", "JIS_X0212-1990");
    private static final Map<String, String> G1 = Map.ofEntries(
            Map.entry("-A", "ISO-8859-1"), Map.entry("-B", "ISO-8859-2"), Map.entry("-C", "ISO-8859-3"),
            Map.entry("-D", "ISO-8859-4"), Map.entry("-L", "ISO-8859-5"), Map.entry("-G", "ISO-8859-6"),
            Map.entry("-F", "ISO-8859-7"), Map.entry("-H", "ISO-8859-8"), Map.entry("-M", "ISO-8859-9"),
            Map.entry("-b", "ISO-8859-15"), Map.entry("-T", "TIS-620"), Map.entry(")I", "Shift_JIS"),
            Map.entry("$)C", "EUC-KR"), Map.entry("$)A", "GB2312"));

    private final Charset initialG1;
    private final StringBuilder text = new StringBuilder();
    private Charset g0 = StandardCharsets.US_ASCII;
    private Charset g1;

    Iso2022Decoder(Charset initialG1) {
        this.initialG1 = initialG1;
        this.g1 = initialG1;
    }

    String decode(byte[] value, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end) {
            if (value[at] == ESCAPE) {
                at = designate(value, at + 1, end);
            } else {
                int runEnd = runEnd(value, at, end);
                text.append(new String(value, at, runEnd - at, value[at] < 0 ? g1 : g0));
                resetAfterDelimiter(value, runEnd - 1);
                at = runEnd;
            }
        }
        return text.toString();
    }

    /** A run ends where the half of the code table changes, at an escape, and after a delimiter. */
    private int runEnd(byte[] value, int start, int end) {
        boolean upper = value[start] < 0;
        int at = start;
        while (at < end && value[at] != ESCAPE && value[at] < 0 == upper) {
            if (isDelimiter(value[at++])) {
                return at;
            }
        }
        return at;
    }

    private void resetAfterDelimiter(byte[] value, int at) {
        if (isDelimiter(value[at])) {
            g0 = StandardCharsets.US_ASCII;
            g1 = initialG1;
        }
    }

    private boolean isDelimiter(byte b) {
        boolean singleByte = g0.equals(StandardCharsets.US_ASCII);
        return b == '\n' || b == '\r' || b == '\f' || b == '\t' || singleByte && (b == '\\' || b == '^' || b == '=');
    }

    /** Reads the rest of an escape sequence; an unknown one is dropped. Returns where the text goes on. */
    private int designate(byte[] value, int start, int end) {
        int at = start;
        while (at < end && value[at] >= 0x20 && value[at] <= 0x2F) {
            at++; // intermediate bytes
        }
        int next = Math.min(at + 1, end);
        String sequence = new String(value, start, next - start, StandardCharsets.ISO_8859_1);
        g0 = lookup(G0, sequence, g0);
        g1 = lookup(G1, sequence, g1);
        return next;
    }

    private static Charset lookup(Map<String, String> table, String sequence, Charset otherwise) {
        String name = table.get(sequence);
        return name != null && Charset.isSupported(name) ? Charset.forName(name) : otherwise;
    }
}
