package org.affinitydomain.pix.hl7;

import java.nio.charset.Charset;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Writes ACK messages (ITI TF-2 Appendix C.2.3): MSH turned around, MSA with the sender's control id, ERR for every
 * answer but AA, in the form that the version of the message has. Delimiters and character set are the sender's.
 */
public final class Acknowledgment {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSSxx");
    private static final String TABLE = "HL70357";
    /** Used where the message does not say a version that is known. */
    private static final String DEFAULT_VERSION = "2.5";

    private final Clock clock;
    private final Supplier<String> controlIds;

    /**
     * @param clock      tells MSH-7
     * @param controlIds gives each acknowledgement its own MSH-10, at most 20 characters
     */
    public Acknowledgment(Clock clock, Supplier<String> controlIds) {
        this.clock = clock;
        this.controlIds = controlIds;
    }

    /** AA. */
    public byte[] accept(MessageHeader header, Charset charset) {
        return write(header, charset, AcknowledgmentCode.AA, Optional.empty());
    }

    /** AE or AR, with its ERR segment. */
    public byte[] refuse(MessageHeader header, Charset charset, Hl7Refusal refusal) {
        return write(header, charset, refusal.code(), Optional.of(refusal));
    }

    private byte[] write(MessageHeader header, Charset charset, AcknowledgmentCode code, Optional<Hl7Refusal> refusal) {
        StringBuilder out = new StringBuilder(256);
        String version = header.version().matches("2\\.[0-9](\\.[0-9])?") ? header.version() : DEFAULT_VERSION;
        Segment msh = new Segment(out, header);
        out.append("MSH").append(header.fieldSeparator()).append(header.encodingCharacters());
        msh.raw(header.receivingApplication()).raw(header.receivingFacility()).raw(header.sendingApplication())
                .raw(header.sendingFacility()).raw(OffsetDateTime.now(clock).format(TIME)).raw("").raw(messageType(header, version))
                .raw(controlIds.get()).raw(header.processingId().isEmpty() ? "P" : header.processingId()).raw(version);
        if (!header.characterSets().isEmpty()) {
            msh.raw("").raw("").raw("").raw("").raw("").raw(header.characterSets());
        }
        msh.end();
        out.append("MSA");
        Segment msa = new Segment(out, header).raw(code.name()).raw(header.controlId());
        refusal.ifPresent(why -> msa.text(why.getMessage()));
        msa.end();
        refusal.ifPresent(why -> error(out, header, why, version.compareTo(DEFAULT_VERSION) >= 0));
        return out.toString().getBytes(charset);
    }

    private static String messageType(MessageHeader header, String version) {
        char separator = header.componentSeparator();
        String event = header.triggerEvent().isEmpty() ? "" : separator + header.triggerEvent();
        // The third component is required since v2.5 only; older receivers may not expect it.
        return "ACK" + event + (version.compareTo(DEFAULT_VERSION) >= 0 && !event.isEmpty() ? separator + "ACK" : "");
    }

    private static void error(StringBuilder out, MessageHeader header, Hl7Refusal refusal, boolean since25) {
        char component = header.componentSeparator();
        char subcomponent = header.encodingCharacters().charAt(3);
        ErrorCondition condition = refusal.condition();
        out.append("ERR");
        Segment err = new Segment(out, header);
        if (since25) {
            err.raw("").raw(refusal.location().erl(component))
                    .raw(condition.code() + component + condition.text() + component + TABLE)
                    .raw("E").raw("").raw("").raw("").text(refusal.getMessage());
        } else {
            err.raw(refusal.location().eld(component) + component
                    + condition.code() + subcomponent + condition.text() + subcomponent + TABLE);
        }
        err.end();
    }

    /** The default control ids of a receiver: random, unique in practice. */
    public static String randomControlId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    /** Appends fields to a segment. */
    private record Segment(StringBuilder out, MessageHeader header) {
        Segment raw(String value) {
            out.append(header.fieldSeparator()).append(value);
            return this;
        }

        /** A text of this program, or one that quotes a message: escaped, without line breaks, not longer than needed. */
        Segment text(String value) {
            String characters = header.encodingCharacters();
            char escape = characters.charAt(2);
            String codes = "SRET";
            out.append(header.fieldSeparator());
            value.chars().limit(200).forEach(c -> {
                int index = characters.indexOf(c);
                if (c == header.fieldSeparator()) {
                    out.append(escape).append('F').append(escape);
                } else if (index >= 0 && index < codes.length()) {
                    out.append(escape).append(codes.charAt(index)).append(escape);
                } else {
                    out.append(c < ' ' ? ' ' : (char) c);
                }
            });
            return this;
        }

        void end() {
            out.append('\r');
        }
    }
}
