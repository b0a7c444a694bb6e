package org.affinitydomain.pix.hl7;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Reads messages from bytes. Safe for many threads.
 *
 * <p>The parser knows no message structures: what a sender puts between the segments that are asked for does not
 * matter, and one parser reads all versions.
 */
public final class Hl7Parser {
    private static final int MSH_VERSION = 12;
    private static final int MSH_CHARACTER_SET = 18;

    private final Set<String> versions;
    private final HapiContext hapi;

    /**
     * @param versions the versions that are taken, for example {@code 2.3.1}
     */
    public Hl7Parser(Set<String> versions) {
        this.versions = Set.copyOf(versions);
        this.hapi = new DefaultHapiContext(new GenericModelClassFactory());
        hapi.setValidationContext(ValidationContextFactory.noValidation());
    }

    /**
     * The header of a message, to answer with, even where the message cannot be read otherwise.
     */
    public MessageHeader header(byte[] message) {
        try {
            return MessageHeader.read(new String(message, StandardCharsets.ISO_8859_1));
        } catch (Hl7Refusal unreadable) {
            return MessageHeader.unreadable();
        }
    }

    /** The character set in which a message came, and in which it is answered. */
    public Charset charset(byte[] message) {
        return Hl7Charset.named(header(message).characterSet()).orElseGet(() -> Hl7Charset.undeclared(message).charset());
    }

    /**
     * Reads a message.
     *
     * @throws Hl7Refusal when it is no HL7 v2 message, or of another version or character set than can be read
     */
    public Hl7Message parse(byte[] bytes) throws Hl7Refusal {
        String text = decode(bytes);
        MessageHeader header = MessageHeader.read(text);
        if (!versions.contains(header.version())) {
            throw Hl7Refusal.reject(ErrorCondition.UNSUPPORTED_VERSION_ID, ErrorLocation.of(MessageHeader.SEGMENT, MSH_VERSION),
                    "version '" + header.version() + "' is none of " + versions.stream().sorted().toList());
        }
        refuseControlCharacters(text);
        String segments = text.replace("\r\n", "\r").replace('\n', '\r');
        MessageShape.check(header, segments);
        try {
            return new Hl7Message(header, hapi.getPipeParser().parse(segments));
        } catch (HL7Exception e) {
            throw Hl7Refusal.reject(ErrorCondition.SEGMENT_SEQUENCE_ERROR, new ErrorLocation(MessageHeader.SEGMENT, 1, 0, 0, 0),
                    "the message cannot be read: " + e.getMessage());
        }
    }

    private static String decode(byte[] bytes) throws Hl7Refusal {
        String declared = MessageHeader.read(new String(bytes, StandardCharsets.ISO_8859_1)).characterSet();
        if (declared.isEmpty()) {
            return Hl7Charset.undeclared(bytes).text();
        }
        ErrorLocation location = ErrorLocation.of(MessageHeader.SEGMENT, MSH_CHARACTER_SET);
        Charset charset = Hl7Charset.named(declared).orElseThrow(() -> Hl7Refusal.reject(ErrorCondition.TABLE_VALUE_NOT_FOUND,
                location, "character set '" + declared + "' is not supported; use UNICODE UTF-8 or 8859/1"));
        try {
            return Hl7Charset.strict(bytes, charset);
        } catch (CharacterCodingException e) {
            throw Hl7Refusal.error(ErrorCondition.DATA_TYPE_ERROR, location, "the message is not in the character set '" + declared + "'");
        }
    }

    private static void refuseControlCharacters(String text) throws Hl7Refusal {
        if (text.chars().anyMatch(c -> c < ' ' && c != '\r' && c != '\n' && c != '\t')) {
            throw Hl7Refusal.reject(ErrorCondition.DATA_TYPE_ERROR, new ErrorLocation(MessageHeader.SEGMENT, 1, 0, 0, 0),
                    "the message holds control characters");
        }
    }
}
