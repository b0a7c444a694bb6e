package org.affinitydomain.xds.query;

import java.util.ArrayList;
import java.util.List;

/**
 * The values in the text of one Value element: a number, a {@code 'text'}, or a list of them in parentheses; a quote
 * within a text is doubled (ITI TF-2 3.18.4.1.2.3.5).
 */
final class QueryValues {

    private final String text;
    private int at;

    private QueryValues(String text) {
        this.text = text;
    }

    /**
     * Reads the values.
     *
     * @throws IllegalArgumentException with what is wrong, for a person
     */
    static List<String> parse(String text) {
        return new QueryValues(text).all();
    }

    private List<String> all() {
        List<String> values = new ArrayList<>();
        skipSpace();
        boolean list = take('(');
        do {
            values.add(value());
        } while (list && take(','));
        if (list && !take(')')) {
            throw wrong("a list ends with )");
        }
        if (at < text.length()) {
            throw wrong(list ? "nothing may follow a list" : "several values stand in parentheses");
        }
        return values;
    }

    private String value() {
        skipSpace();
        String value = take('\'') ? quoted() : number();
        skipSpace();
        return value;
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '\'') {
                value.append(c);
            } else if (at < text.length() && text.charAt(at) == '\'') {
                value.append('\'');
                at++;
            } else {
                return value.toString();
            }
        }
        throw wrong("a quote is not closed");
    }

    private String number() {
        int start = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw wrong("text stands in single quotes");
        }
        return text.substring(start, at);
    }

    private boolean take(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            if (c != '\'') {
                skipSpace();
            }
            return true;
        }
        return false;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + ", at character " + (at + 1));
    }
}
