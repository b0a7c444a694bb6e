package org.affinitydomain.pix.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Structure;
import ca.uhn.hl7v2.util.Terser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        return segments().stream().filter(segment -> segment.id().equals(id)).findFirst();
    }

    /** All segments in the order of the message. */
    public List<Hl7Segment> segments() {
        List<Hl7Segment> segments = new ArrayList<>();
        Map<String, Integer> count = new HashMap<>();
        try {
            // The parser gives segments of one id a name of their own wherever others stand between them, so this is their order.
            for (String name : message.getNames()) {
                for (Structure structure : message.getAll(name)) {
                    if (structure instanceof Segment segment) {
                        segments.add(new Hl7Segment(segment, count.merge(segment.getName(), 1, Integer::sum)));
                    }
                }
            }
            return segments;
        } catch (HL7Exception e) {
            throw new IllegalStateException("a segment that is there cannot be read", e);
        }
    }

    /** One segment of a message. All numbers begin at 1. */
    public static final class Hl7Segment {
        private final Segment segment;
        private final int sequence;

        private Hl7Segment(Segment segment, int sequence) {
            this.segment = segment;
            this.sequence = sequence;
        }

        /** For example {@code PID}. */
        public String id() {
            return segment.getName();
        }

        /** The segment as a place in the message. */
        public ErrorLocation location() {
            return location(0, 0, 0);
        }

        /** A field, or with more than zeroes a part of it, as a place in the message. */
        public ErrorLocation location(int field, int repetition, int component) {
            return new ErrorLocation(id(), sequence, field, repetition, component);
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
