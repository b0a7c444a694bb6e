package org.affinitydomain.imagingsource.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.affinitydomain.dicom.data.DateTimes;

/** What a value has to be to match (PS3.4 C.2.2.2). */
public sealed interface Matching {
    /** The longest list of values in one key. */
    int MOST_VALUES = 500;

    /**
     * One of some values.
     *
     * @param values at least one
     */
    record OneOf(List<String> values) implements Matching {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /**
     * A value with wildcards: {@code *} for any text, {@code ?} for one character.
     *
     * @param pattern with at least one of them
     */
    record Wildcards(String pattern) implements Matching {
    }

    /**
     * A range of days or times, its ends belonging to it.
     *
     * @param from the lowest value; empty for no bound
     * @param to   the highest one; empty for no bound
     */
    record Range(Optional<String> from, Optional<String> to) implements Matching {
    }

    /**
     * A number.
     *
     * @param value the number
     */
    record Number(long value) implements Matching {
    }

    /**
     * Reads a key.
     *
     * @param value its value, several being parted by a backslash
     * @return empty when it matches everything (PS3.4 C.2.2.2.3)
     * @throws IllegalArgumentException when it is no value of the attribute
     */
    static Optional<Matching> of(QueryAttribute attribute, String value) {
        String text = value.strip();
        if (text.isEmpty() || text.chars().allMatch(c -> c == '*')) {
            return Optional.empty();
        }
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a key has no control characters");
        }
        return Optional.of(switch (attribute.kind()) {
            case UID -> new OneOf(values(text, attribute));
            case TEXT -> text.indexOf('\\') >= 0 ? new OneOf(values(text, attribute)) : text(text);
            case NAME -> text(name(text));
            case DATE -> range(text, Matching::day, attribute);
            case TIME -> time(text, attribute);
            case NUMBER -> number(text, attribute);
        });
    }

    /** A person's name as it is compared: in upper case, without delimiters that say nothing. */
    static String name(String value) {
        return String.join("=", Arrays.stream(value.split("=")).map(group -> group.replaceAll("[\\^ ]+$", "")).toList()).toUpperCase(Locale.ROOT);
    }

    private static Matching text(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 ? new Wildcards(text) : new OneOf(List.of(text));
    }

    private static List<String> values(String text, QueryAttribute attribute) {
        List<String> values = Arrays.stream(text.split("\\\\", MOST_VALUES + 1)).map(String::strip).filter(value -> !value.isEmpty()).distinct().toList();
        if (values.isEmpty() || values.size() > MOST_VALUES) {
            throw new IllegalArgumentException(attribute + " has " + (values.isEmpty() ? "no value" : "more than " + MOST_VALUES + " values"));
        }
        return values;
    }

    private static Matching number(String text, QueryAttribute attribute) {
        try {
            return new Number(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no value of " + attribute, e);
        }
    }

    /** Makes the form in which values are compared; empty for what is none. */
    interface Form {
        Optional<String> of(String value);
    }

    private static Optional<String> day(String value) {
        return value.length() > 10 ? Optional.empty() : DateTimes.date(value).map(DateTimes::da);
    }

    private static Matching range(String text, Form form, QueryAttribute attribute) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            return new OneOf(List.of(required(text, form, attribute)));
        }
        String from = text.substring(0, dash).strip();
        String to = text.substring(dash + 1).strip();
        if (from.isEmpty() && to.isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is no range");
        }
        return new Range(from.isEmpty() ? Optional.empty() : Optional.of(required(from, form, attribute)),
                to.isEmpty() ? Optional.empty() : Optional.of(required(to, form, attribute)));
    }

    private static String required(String text, Form form, QueryAttribute attribute) {
        return form.of(text).orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no value of " + attribute));
    }

    /** A time stands for all that begin with it: 09 for the whole hour. */
    private static Matching time(String text, QueryAttribute attribute) {
        Form begin = value -> DateTimes.time(value).map(DateTimes::tm);
        Matching matching = range(text, begin, attribute);
        if (matching instanceof OneOf) {
            return new Range(begin.of(text), Optional.of(end(text)));
        }
        Range range = (Range) matching;
        return range.to().isEmpty() ? range : new Range(range.from(), Optional.of(end(text.substring(text.indexOf('-') + 1).strip())));
    }

    /** The last value that begins so, as it is compared as text. */
    private static String end(String text) {
        String digits = text.replace(":", "");
        String last = "235959.999999";
        return digits.length() < last.length() ? digits + last.substring(digits.length()) : digits;
    }
}
