package org.affinitydomain.dicom.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A Specific Character Set (0008,0005): how texts become characters (PS3.3 C.12.1.1.2, PS3.5 6.1).
 * Single-byte sets, the sets without code extensions (UTF-8, GB18030, GBK) and code extensions by ISO 2022
 * are decoded; texts are written in UTF-8 only.
 */
public final class CharacterSet {
    /** The default repertoire. Bytes beyond ASCII, which it does not allow, are read as ISO 8859-1. */
    public static final CharacterSet DEFAULT = new CharacterSet(List.of(), StandardCharsets.ISO_8859_1, false);
    /** UTF-8, {@code ISO_IR 192}. */
    public static final CharacterSet UTF_8 = new CharacterSet(List.of("ISO_IR 192"), StandardCharsets.UTF_8, false);

    private static final byte ESCAPE = 0x1B;
    private static final Map<String, String> CHARSETS = Map.ofEntries(
            Map.entry("6", "ISO-8859-1"), Map.entry("100", "ISO-8859-1"), Map.entry("101", "ISO-8859-2"),
            Map.entry("109", "ISO-8859-3"), Map.entry("110", "ISO-8859-4"), Map.entry("144", "ISO-8859-5"),
            Map.entry("127", "ISO-8859-6"), Map.entry("126", "ISO-8859-7"), Map.entry("138", "ISO-8859-8"),
            Map.entry("148", "ISO-8859-9"), Map.entry("203", "ISO-8859-15"), Map.entry("13", "Shift_JIS"),
            Map.entry("166", "TIS-620"), Map.entry("149", "EUC-KR"), Map.entry("58", "GB2312"),
            Map.entry("87", "Shift_JIS"), Map.entry("159", "ISO-8859-1"),
            Map.entry("192", "UTF-8"), Map.entry("GB18030", "GB18030"), Map.entry("GBK", "GBK"));

    private final List<String> names;
    private final Charset initial;
    private final boolean extensions;

    private CharacterSet(List<String> names, Charset initial, boolean extensions) {
        this.names = names;
        this.initial = initial;
        this.extensions = extensions;
    }

    /**
     * The character set of the values of (0008,0005). Names that the standard does not know are read as
     * the default repertoire, because a text with a few wrong letters is worth more than no text.
     */
    public static CharacterSet of(List<String> definedTerms) {
        if (definedTerms.isEmpty()) {
            return DEFAULT;
        }
        String first = definedTerms.get(0);
        Charset initial = charset(first);
        boolean extensions = definedTerms.size() > 1 || isExtension(first);
        boolean withoutExtensions = initial.equals(StandardCharsets.UTF_8) || initial.name().startsWith("GB1")
                || initial.name().equals("GBK");
        return new CharacterSet(List.copyOf(definedTerms), initial, extensions && !withoutExtensions);
    }

    /** The defined terms, as they stand in (0008,0005); empty for the default repertoire. */
    public List<String> names() {
        return names;
    }

    /** The characters of a value. Bytes that the character set does not have become replacement characters. */
    public String decode(byte[] value, int offset, int length) {
        if (extensions && containsEscape(value, offset, length)) {
            return new Iso2022Decoder(initial).decode(value, offset, length);
        }
        return new String(value, offset, length, initial);
    }

    private static Charset charset(String definedTerm) {
        String number = definedTerm.strip().toUpperCase(java.util.Locale.ROOT)
                .replaceFirst("^ISO[ _]?2022[ _-]IR[ _-]", "").replaceFirst("^ISO[ _-]?IR[ _-]", "");
        String name = CHARSETS.getOrDefault(number, "ISO-8859-1");
        // The rarer charsets live in the optional module jdk.charsets.
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.ISO_8859_1;
    }

    private static boolean isExtension(String definedTerm) {
        return definedTerm.contains("2022");
    }

    private static boolean containsEscape(byte[] value, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (value[i] == ESCAPE) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CharacterSet that && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    @Override
    public String toString() {
        return String.join("\\", names);
    }
}
