package org.affinitydomain.xds.metadata;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A patient identifier with its assigning authority, {@code ID^^^&OID&ISO} (HL7 v2 CX as ITI TF-3 4.2.3.1.7 restricts it).
 *
 * @param id                 the identifier
 * @param assigningAuthority the OID of the authority that assigned it
 */
public record Cx(String id, String assigningAuthority) {

    private static final Pattern FORM = Pattern.compile("([^^&|]+)\\^\\^\\^&([0-2](?:\\.(?:0|[1-9][0-9]*))+)&ISO(?:\\^[A-Z0-9]*)?");

    public Cx {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(assigningAuthority, "assigningAuthority");
    }

    /** Reads an identifier; empty when the text does not have the form. An identifier type code at its end is left out. */
    public static Optional<Cx> parse(String text) {
        Matcher m = FORM.matcher(text);
        return m.matches() ? Optional.of(new Cx(m.group(1), m.group(2))) : Optional.empty();
    }

    /** The form in messages. */
    @Override
    public String toString() {
        return id + "^^^&" + assigningAuthority + "&ISO";
    }
}
