package org.affinitydomain.pix.hl7;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Character sets as MSH-18 names them (HL7 table 0211). */
final class Hl7Charset {
    private static final String ISO_PREFIX = "8859/";

    private Hl7Charset() {
    }

    /** The character set of that name; empty when it is none that MLLP can carry. */
    static Optional<Charset> named(String msh18) {
        if (msh18.equals("UNICODE UTF-8") || msh18.equals("UTF-8")) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (msh18.equals("ASCII") || msh18.equals("UNICODE")) {
            // UNICODE alone is the old name; on a byte stream it can only have been meant as UTF-8.
            return Optional.of(StandardCharsets.UTF_8);
        }
        String iso = "ISO-8859-" + msh18.substring(Math.min(msh18.length(), ISO_PREFIX.length()));
        return msh18.startsWith(ISO_PREFIX) && msh18.matches("8859/(1|2|3|4|5|6|7|8|9|13|15)") && Charset.isSupported(iso)
                ? Optional.of(Charset.forName(iso)) : Optional.empty();
    }

    /**
     * Reads text that names no character set. The standard means ASCII then; senders who forget MSH-18 send UTF-8 or
     * ISO 8859-1, and text of the second kind is hardly ever well-formed in the first.
     */
    static Decoded undeclared(byte[] bytes) {
        try {
            return new Decoded(strict(bytes, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        } catch (CharacterCodingException notUtf8) {
            return new Decoded(new String(bytes, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
        }
    }

    /**
     * A text and the character set in which it came.
     *
     * @param text    the text
     * @param charset the character set
     */
    record Decoded(String text, Charset charset) {
    }

    /** Reads text of a declared character set; bytes that it does not have are an error, not question marks. */
    static String strict(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
    }
}
