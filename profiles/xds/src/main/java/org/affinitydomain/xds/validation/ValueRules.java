package org.affinitydomain.xds.validation;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.affinitydomain.xds.metadata.Cx;
import org.affinitydomain.xds.metadata.DataType;
import org.affinitydomain.xds.metadata.Dtm;

/** What a value of each data type looks like (ITI TF-3 table 4.2.3.1.7-2). */
public final class ValueRules {

    private static final Pattern OID = Pattern.compile("[0-2](?:\\.(?:0|[1-9][0-9]*))+");
    private static final int OID_LENGTH = 64;
    private static final int UNIQUE_ID_LENGTH = 128;
    private static final int UNIQUE_ID_EXTENSION_LENGTH = 16;
    private static final Pattern UUID_URN =
            Pattern.compile("urn:uuid:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern DTM_FORM = Pattern.compile("[0-9]{4}(?:[0-9]{2}){0,5}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*");
    private static final Pattern MIME = Pattern.compile("[\\w!#$&.+^-]+/[\\w!#$&.+^-]+(?:\\s*;\\s*[\\w!#$&.+^-]+=(?:\"[^\"]*\"|[^;\\s]+))*");
    private static final Pattern SHA1 = Pattern.compile("[0-9a-fA-F]{40}");
    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern URI = Pattern.compile("\\S+");

    /** What a type asks for, in words for a person, and the test of it. */
    private record Rule(String wanted, Predicate<String> test) {
    }

    private static final Map<DataType, Rule> RULES = new EnumMap<>(DataType.class);

    static {
        rule(DataType.OID, "an OID of at most 64 characters", ValueRules::isOid);
        rule(DataType.UNIQUE_ID, "an OID, optionally with ^ and an extension of at most 16 characters, or a URI; at most 128 characters",
                ValueRules::isUniqueId);
        rule(DataType.HOME, "urn:oid: and an OID", v -> v.startsWith("urn:oid:") && isOid(v.substring("urn:oid:".length())));
        rule(DataType.ENTRY_ID, "urn:uuid: and a UUID, or a symbolic id", ValueRules::isEntryId);
        rule(DataType.DTM, "YYYY[MM[DD[hh[mm[ss]]]]]", ValueRules::isDtm);
        rule(DataType.CX, "ID^^^&OID&ISO", v -> Cx.parse(v).isPresent());
        rule(DataType.CXI, "ID^^^&OID&ISO^type", Hl7Values::isCxi);
        rule(DataType.XCN, "a person with an identifier or a family name (XCN)", Hl7Values::isXcn);
        rule(DataType.RECIPIENT, "XON|XCN|XTN", Hl7Values::isRecipient);
        rule(DataType.PID, "PID-n|value of a field that may be sent", Hl7Values::isPid);
        rule(DataType.INTEGER, "a whole number of at most 18 digits", v -> INTEGER.matcher(v).matches());
        rule(DataType.SHA1, "40 hexadecimal digits", v -> SHA1.matcher(v).matches());
        rule(DataType.LANGUAGE, "a language tag of RFC 5646", v -> LANGUAGE.matcher(v).matches());
        rule(DataType.MIME, "a media type of RFC 2046", v -> MIME.matcher(v).matches());
        rule(DataType.URI, "a URI", v -> URI.matcher(v).matches());
    }

    private ValueRules() {
    }

    private static void rule(DataType type, String wanted, Predicate<String> test) {
        RULES.put(type, new Rule(wanted, test));
    }

    /**
     * What a value of the type should have been, when it is not; empty for a good value, and for types without a form of
     * their own (text, codes, authors, URNs out of a list, which rules of their own look at).
     */
    public static Optional<String> expectation(DataType type, String value) {
        return Optional.ofNullable(RULES.get(type)).filter(rule -> !rule.test.test(value)).map(Rule::wanted);
    }

    /** Whether the text is an object identifier of at most 64 characters. */
    public static boolean isOid(String value) {
        return value.length() <= OID_LENGTH && OID.matcher(value).matches();
    }

    /** Whether the text is {@code urn:uuid:} and a UUID. */
    public static boolean isUuidUrn(String value) {
        return UUID_URN.matcher(value).matches();
    }

    /** Whether the text is a date and time of the calendar, of any precision from year to second. */
    public static boolean isDtm(String value) {
        if (!DTM_FORM.matcher(value).matches()) {
            return false;
        }
        String full = Dtm.fill(value);
        try {
            LocalDateTime.of(part(full, 0, 4), part(full, 4, 6), part(full, 6, 8), part(full, 8, 10), part(full, 10, 12),
                    Math.min(part(full, 12, 14), 59));
            return part(full, 12, 14) <= 60; // a leap second is legal
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int part(String digits, int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
    }

    private static boolean isEntryId(String value) {
        return value.startsWith("urn:") ? isUuidUrn(value) : !value.isBlank() && value.indexOf(' ') < 0;
    }

    private static boolean isUniqueId(String value) {
        if (value.isEmpty() || value.length() > UNIQUE_ID_LENGTH) {
            return false;
        }
        if (!Character.isDigit(value.charAt(0))) {
            return value.indexOf(':') > 0 && URI.matcher(value).matches();
        }
        int caret = value.indexOf('^');
        return caret < 0 ? isOid(value) : isOid(value.substring(0, caret)) && caret < value.length() - 1
                && value.length() - caret - 1 <= UNIQUE_ID_EXTENSION_LENGTH;
    }
}
