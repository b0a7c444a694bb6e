package org.affinitydomain.xds.query;

import java.util.Objects;

/**
 * A pattern as in SQL's LIKE: {@code %} is any text, {@code _} is any one character; case matters (ITI TF-2
 * 3.18.4.1.2.3.5). Takes time in the product of the lengths at most, whatever the pattern.
 *
 * @param pattern the pattern as sent
 */
public record LikePattern(String pattern) {

    public LikePattern {
        Objects.requireNonNull(pattern, "pattern");
    }

    /** Whether the whole value is like the pattern. */
    public boolean matches(String value) {
        int v = 0;
        int p = 0;
        int percent = -1; // the last % met, and how far the value was when it was met
        int taken = 0;
        while (v < value.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '%') {
                percent = p++;
                taken = v;
            } else if (p < pattern.length() && (pattern.charAt(p) == '_' || pattern.charAt(p) == value.charAt(v))) {
                p++;
                v++;
            } else if (percent >= 0) {
                p = percent + 1; // let the last % take one character more
                v = ++taken;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '%') {
            p++;
        }
        return p == pattern.length();
    }
}
