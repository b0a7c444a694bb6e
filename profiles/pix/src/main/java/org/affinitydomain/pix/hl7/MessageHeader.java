package org.affinitydomain.pix.hl7;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The MSH segment, with field values as they stand in the message, escapes included, so that an acknowledgement can
 * return them unchanged.
 *
 * @param fieldSeparator       MSH-1
 * @param encodingCharacters   MSH-2, at least component, repetition, escape and subcomponent
 * @param fields               MSH-3 and all that follow
 */
public record MessageHeader(char fieldSeparator, String encodingCharacters, List<String> fields) {
    static final String SEGMENT = "MSH";
    private static final String DEFAULT_CHARACTERS = "^~\\&";
    private static final int SENDING_APPLICATION = 3;
    private static final int SENDING_FACILITY = 4;
    private static final int RECEIVING_APPLICATION = 5;
    private static final int RECEIVING_FACILITY = 6;
    private static final int MESSAGE_TYPE = 9;
    private static final int CONTROL_ID = 10;
    private static final int PROCESSING_ID = 11;
    private static final int VERSION = 12;
    private static final int CHARACTER_SET = 18;

    /** Takes a copy. */
    public MessageHeader {
        Objects.requireNonNull(encodingCharacters, "encodingCharacters");
        fields = List.copyOf(fields);
    }

    /** The header of a message that has none that can be read: nothing in it, standard delimiters. */
    static MessageHeader unreadable() {
        return new MessageHeader('|', DEFAULT_CHARACTERS, List.of());
    }

    /**
     * Reads the first segment of a message.
     *
     * @throws Hl7Refusal when the message does not begin with a usable MSH segment
     */
    static MessageHeader read(String message) throws Hl7Refusal {
        String segment = message.split("[\r\n]", 2)[0];
        if (!segment.startsWith(SEGMENT) || segment.length() < 8) {
            throw Hl7Refusal.reject(ErrorCondition.SEGMENT_SEQUENCE_ERROR, new ErrorLocation(SEGMENT, 1, 0, 0, 0),
                    "the message does not begin with an MSH segment");
        }
        char separator = segment.charAt(3);
        List<String> fields = List.of(segment.substring(4).split(Pattern.quote(String.valueOf(separator)), -1));
        String characters = fields.get(0);
        boolean distinct = (characters + separator).chars().distinct().count() == characters.length() + 1L;
        boolean usable = (characters + separator).chars().allMatch(c -> c > ' ' && c < 127 && !Character.isLetterOrDigit(c));
        if (characters.length() < 4 || characters.length() > 5 || !distinct || !usable) {
            throw Hl7Refusal.reject(ErrorCondition.DATA_TYPE_ERROR, ErrorLocation.of(SEGMENT, 2),
                    "the encoding characters are not four different punctuation marks");
        }
        return new MessageHeader(separator, characters, fields.subList(1, fields.size()));
    }

    /** MSH-9.1, for example {@code ADT}. */
    public String messageCode() {
        return component(MESSAGE_TYPE, 1);
    }

    /** MSH-9.2, for example {@code A04}. */
    public String triggerEvent() {
        return component(MESSAGE_TYPE, 2);
    }

    /** MSH-10. */
    public String controlId() {
        return field(CONTROL_ID);
    }

    /** MSH-12.1. */
    public String version() {
        return component(VERSION, 1);
    }

    /** MSH-11. */
    public String processingId() {
        return field(PROCESSING_ID);
    }

    /** The first repetition of MSH-18, the character set of the message. */
    public String characterSet() {
        String field = field(CHARACTER_SET);
        int end = field.indexOf(encodingCharacters.charAt(1));
        return (end < 0 ? field : field.substring(0, end)).strip();
    }

    /** The whole of MSH-18. */
    String characterSets() {
        return field(CHARACTER_SET);
    }

    String sendingApplication() {
        return field(SENDING_APPLICATION);
    }

    String sendingFacility() {
        return field(SENDING_FACILITY);
    }

    String receivingApplication() {
        return field(RECEIVING_APPLICATION);
    }

    String receivingFacility() {
        return field(RECEIVING_FACILITY);
    }

    char componentSeparator() {
        return encodingCharacters.charAt(0);
    }

    private String component(int field, int component) {
        String[] components = field(field).split(Pattern.quote(String.valueOf(componentSeparator())), -1);
        return component <= components.length ? components[component - 1].strip() : "";
    }

    private String field(int number) {
        int index = number - 3;
        return index < fields.size() ? fields.get(index) : "";
    }
}
