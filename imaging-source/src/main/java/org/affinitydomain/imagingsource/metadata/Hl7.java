package org.affinitydomain.imagingsource.metadata;

import java.util.ArrayList;
import java.util.List;
import org.affinitydomain.domain.Organisation;

/** HL7 v2 data types as document metadata restrict them (ITI TF-3 table 4.2.3.1.7-2), made of what DICOM objects say. */
final class Hl7 {

    private Hl7() {
    }

    /** CX: {@code ID^^^&OID&ISO}. */
    static String cx(String id, String authority) {
        return escape(id) + "^^^&" + authority + "&ISO";
    }

    /** CXi of an identifier with its authority (ITI TF-3 4.2.3.2.28). */
    static String cxi(String id, String authority, String type) {
        return cx(id, authority) + '^' + type;
    }

    /** CXi of an identifier that is unique by itself. */
    static String cxi(String id, String type) {
        return escape(id) + "^^^^" + type;
    }

    /** XON: the name and the OID of an organisation. */
    static String xon(Organisation organisation) {
        return escape(organisation.name()) + "^^^^^^^^^" + organisation.oid();
    }

    /** XCN of a person known by name only. */
    static String xcn(String personName) {
        return '^' + xpn(personName);
    }

    /** XPN: PN has family, given, middle, prefix, suffix; HL7 has the suffix first. Of the three groups the first one is taken (PS3.5 6.2.1). */
    static String xpn(String personName) {
        String[] parts = personName.split("=", 2)[0].split("\\^", -1);
        List<String> components = new ArrayList<>();
        for (int part : new int[] {0, 1, 2, 4, 3}) {
            components.add(part < parts.length ? escape(parts[part].strip()) : "");
        }
        while (!components.isEmpty() && components.get(components.size() - 1).isEmpty()) {
            components.remove(components.size() - 1);
        }
        return String.join("^", components);
    }

    /** Text with HL7's delimiters escaped (HL7 v2 chapter 2, use of escape sequences). */
    static String escape(String text) {
        return text.replace("\\", "\\E\\").replace("|", "\\F\\").replace("^", "\\S\\").replace("&", "\\T\\").replace("~", "\\R\\")
                .replace("\r\n", " ").replace('\n', ' ').replace('\r', ' ');
    }
}
