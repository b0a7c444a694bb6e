package org.affinitydomain.xds.message;

/** Text that may come from anywhere, made fit for XML 1.0. */
final class XmlText {

    private static final int MAX_CHARACTERS = 2_000;

    private XmlText() {
    }

    /** The text without characters that XML 1.0 forbids, cut at a bound: error texts may quote what a sender sent. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), MAX_CHARACTERS));
        text.codePoints().limit(MAX_CHARACTERS).forEach(c -> clean.appendCodePoint(allowed(c) ? c : '\uFFFD'));
        return clean.toString();
    }

    private static boolean allowed(int c) {
        return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }
}
