package org.affinitydomain.dicom.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of DA and TM values (PS3.5 table 6.2-1), with those that ACR-NEMA had. */
public final class DateTimes {
    private static final Pattern DATE = Pattern.compile("(\\d{4})\\.?(\\d{2})\\.?(\\d{2}).*");
    private static final Pattern TIME =
            Pattern.compile("(\\d{2})(?::?(\\d{2})(?::?(\\d{2})(?:\\.(\\d{1,6})\\d*)?)?)?\\s*");
    private static final DateTimeFormatter TM = DateTimeFormatter.ofPattern("HHmmss");
    private static final DateTimeFormatter TM_WITH_FRACTION = DateTimeFormatter.ofPattern("HHmmss.SSSSSS");

    private DateTimes() {
    }

    /** The day of a DA or DT value; empty when it is none. */
    public static Optional<LocalDate> date(String value) {
        Matcher matcher = DATE.matcher(value);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The time of a TM value; empty when it is none. A leap second is read as the second before it. */
    public static Optional<LocalTime> time(String value) {
        Matcher matcher = TIME.matcher(value);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String fraction = matcher.group(4) == null ? "" : matcher.group(4);
        int nanos = fraction.isEmpty() ? 0 : Integer.parseInt((fraction + "00000").substring(0, 6)) * 1000;
        try {
            int second = number(matcher, 3);
            return Optional.of(LocalTime.of(number(matcher, 1), number(matcher, 2), second == 60 ? 59 : second, nanos));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A day as a DA value. */
    public static String da(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** A time as a TM value, with a fraction only where there is one. */
    public static String tm(LocalTime time) {
        return time.format(time.getNano() / 1000 == 0 ? TM : TM_WITH_FRACTION);
    }

    private static int number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
    }
}
