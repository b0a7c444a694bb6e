package org.affinitydomain.xds.validation;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.affinitydomain.xds.metadata.Cx;

/** The forms of HL7 v2 data types as ITI TF-3 table 4.2.3.1.7-2 restricts them. */
final class Hl7Values {

    private static final Pattern CXI = Pattern.compile("[^^&]+\\^\\^\\^([^^]*)\\^([^^]+)(?:\\^([^^]*))?");
    private static final Pattern PID = Pattern.compile("PID-([1-9][0-9]?)(?:\\.[0-9]+)?\\|(.*)", Pattern.DOTALL);
    /** Fields that carry a patient id of the domain or a link to other registrations (ITI TF-3 4.2.3.2.23). */
    private static final Set<String> PID_PROHIBITED = Set.of("2", "4", "12", "19");
    private static final Set<String> SEXES = Set.of("", "M", "F", "O", "U", "A", "N");
    private static final int XON_AUTHORITY = 5;
    private static final int XON_ID = 9;

    private Hl7Values() {
    }

    /** A reference: an id, an assigning authority or none, and the type of what is referred to. */
    static boolean isCxi(String value) {
        Matcher m = CXI.matcher(value);
        return m.matches() && (m.group(1).isEmpty() || isAuthority(m.group(1)));
    }

    /** A person: an identifier, or a family name, at least. */
    static boolean isXcn(String value) {
        String[] components = value.split("\\^", -1);
        return components.length > 1 ? !components[0].isBlank() || !components[1].isBlank() : !value.isBlank();
    }

    /** An organisation: a name, and an authority when its id is no OID. */
    static boolean isXon(String value) {
        String[] components = value.split("\\^", -1);
        if (components[0].isBlank()) {
            return false;
        }
        String id = components.length > XON_ID ? components[XON_ID] : "";
        return id.isEmpty() || ValueRules.isOid(id) || id.startsWith("urn:") || isAuthority(components[XON_AUTHORITY]);
    }

    /** A telecommunication address: at least one component. */
    static boolean isXtn(String value) {
        return !value.replace("^", "").isBlank();
    }

    /** An organisation, a person, an address, or several of them. */
    static boolean isRecipient(String value) {
        String[] parts = value.split("\\|", -1);
        return parts.length <= 3 && !value.replace("|", "").isBlank()
                && (parts[0].isEmpty() || isXon(parts[0]))
                && (parts.length < 2 || parts[1].isEmpty() || isXcn(parts[1]))
                && (parts.length < 3 || parts[2].isEmpty() || isXtn(parts[2]));
    }

    /** A field of a PID segment that may be sent, in its own form. */
    static boolean isPid(String value) {
        Matcher m = PID.matcher(value);
        if (!m.matches() || PID_PROHIBITED.contains(m.group(1))) {
            return false;
        }
        String field = m.group(2);
        return switch (m.group(1)) {
            case "3" -> isIdentifierList(field);
            case "7" -> field.isEmpty() || ValueRules.isDtm(field);
            case "8" -> SEXES.contains(field);
            default -> true;
        };
    }

    private static boolean isIdentifierList(String field) {
        for (String repetition : field.split("~", -1)) {
            if (Cx.parse(repetition).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAuthority(String hd) {
        String[] parts = hd.split("&", -1);
        return parts.length == 3 && ValueRules.isOid(parts[1]) && parts[2].equals("ISO");
    }
}
