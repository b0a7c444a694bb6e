package org.affinitydomain.pix.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Structure;
import ca.uhn.hl7v2.util.Terser;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** A message whose segments can be asked for values, whatever the structure of the message is. */
public final class Hl7Message {
    private final MessageHeader header;
    private final Message message;

    Hl7Message(MessageHeader header, Message message) {
        this.header = Objects.requireNonNull(header, "header");
        this.message = Objects.requireNonNull(message, "message");
    }

    public MessageHeader header() {
        return header;
    }

    /** The first segment of that id. */
    public Optional<Hl7Segment> segment(String id) {
        return Arrays.stream(message.getNames()).filter(id::equals).findFirst().flatMap(this::first);
    }

    private Optional<Hl7Segment> first(String name) {
        try {
            Structure structure = message.get(name);
            return structure instanceof Segment segment ? Optional.of(new Hl7Segment(segment)) : Optional.empty();
        } catch (HL7Exception e) {
            throw new IllegalStateException("a segment that is there cannot be read", e);
        }
    }

    /** One segment of a message. All numbers begin at 1. */
    public static final class Hl7Segment {
        private final Segment segment;

        private Hl7Segment(Segment segment) {
            this.segment = segment;
        }

        /** How many repetitions a field has. */
        public int repetitions(int field) {
            try {
                return field > segment.numFields() ? 0 : segment.getField(field).length;
            } catch (HL7Exception e) {
                throw new IllegalStateException("a field that is there cannot be read", e);
            }
        }

        /** The value there, unescaped and without blanks around it; empty when there is none. HL7's {@code ""} is empty too. */
        public String value(int field, int repetition, int component, int subcomponent) {
            if (repetition > repetitions(field)) {
                return "";
            }
            try {
                String value = Terser.get(segment, field, repetition - 1, component, subcomponent);
                return value == null || value.equals("\"\"") ? "" : value.strip();
            } catch (HL7Exception e) {
                throw new IllegalStateException("a value that is there cannot be read", e);
            }
        }
    }
}
