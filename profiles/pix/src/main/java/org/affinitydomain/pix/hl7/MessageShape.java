package org.affinitydomain.pix.hl7;

/**
 * How many parts a message may have. The parser behind needs time that grows with the square of the number of parts of
 * one field, so a message of nothing but delimiters is refused before it gets there. Real messages are far below.
 */
final class MessageShape {
    private static final int MAX_SEGMENTS = 2000;
    private static final int MAX_FIELDS = 500;
    private static final int MAX_REPETITIONS = 500;
    private static final int MAX_PARTS = 200;

    private final MessageHeader header;
    private int segments = 1;
    private int fields;
    private int repetitions;
    private int parts;

    private MessageShape(MessageHeader header) {
        this.header = header;
    }

    /**
     * Counts in one pass.
     *
     * @param text the message, segments ended by carriage return
     * @throws Hl7Refusal AR, when there are more parts than any real message has
     */
    static void check(MessageHeader header, String text) throws Hl7Refusal {
        MessageShape shape = new MessageShape(header);
        if (!text.chars().allMatch(shape::next)) {
            throw Hl7Refusal.reject(ErrorCondition.DATA_TYPE_ERROR, new ErrorLocation(MessageHeader.SEGMENT, 1, 0, 0, 0),
                    "the message has too many parts: more than " + MAX_SEGMENTS + " segments, " + MAX_FIELDS + " fields of a segment, "
                            + MAX_REPETITIONS + " repetitions of a field or " + MAX_PARTS + " components of a repetition");
        }
    }

    private boolean next(int c) {
        String characters = header.encodingCharacters();
        if (c == '\r') {
            segments++;
            fields = 0;
            repetitions = 0;
            parts = 0;
        } else if (c == header.fieldSeparator()) {
            fields++;
            repetitions = 0;
            parts = 0;
        } else if (c == characters.charAt(1)) {
            repetitions++;
            parts = 0;
        } else if (c == characters.charAt(0) || c == characters.charAt(3)) {
            parts++;
        }
        return segments <= MAX_SEGMENTS && fields <= MAX_FIELDS && repetitions <= MAX_REPETITIONS && parts <= MAX_PARTS;
    }
}
