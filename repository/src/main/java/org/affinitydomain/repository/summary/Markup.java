package org.affinitydomain.repository.summary;

/** Text from elsewhere as text of an HTML document that is XML as well (XML 1.0 2.2, HTML 13.1). */
final class Markup {

    /** No value of a manifest that anybody reads is as long. */
    private static final int LONGEST = 1_000;
    private static final int REPLACEMENT = 0xFFFD;

    private Markup() {
    }

    /**
     * The text, escaped for elements and quoted attributes. Characters that XML or HTML do not allow, and those that change the
     * direction in which a reader sees what follows, are replaced; what is longer than anybody reads is cut.
     */
    static String text(String value) {
        StringBuilder text = new StringBuilder(value.length() + 16);
        value.codePoints().limit(LONGEST).forEach(c -> append(text, c));
        if (value.codePointCount(0, value.length()) > LONGEST) {
            text.append('\u2026');
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int c) {
        switch (c) {
            case '&' -> text.append("&amp;");
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '"' -> text.append("&quot;");
            case '\'' -> text.append("&#39;");
            case '\t', '\n', '\r' -> text.append(' ');
            default -> text.appendCodePoint(isAllowed(c) ? c : REPLACEMENT);
        }
    }

    private static boolean isAllowed(int c) {
        boolean control = Character.isISOControl(c);
        boolean direction = c == 0x200E || c == 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        boolean noCharacter = (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
        return !control && !direction && !noCharacter && Character.getType(c) != Character.SURROGATE;
    }
}
