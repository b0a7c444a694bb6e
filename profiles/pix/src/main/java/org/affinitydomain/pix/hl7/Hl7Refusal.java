package org.affinitydomain.pix.hl7;

import java.util.Objects;
import java.util.Optional;

/** A message is not accepted. Says what the acknowledgement says. */
public final class Hl7Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final AcknowledgmentCode code;
    private final ErrorCondition condition;
    private final transient ErrorLocation location;

    private Hl7Refusal(AcknowledgmentCode code, ErrorCondition condition, ErrorLocation location, String message, Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code, "code");
        this.condition = Objects.requireNonNull(condition, "condition");
        this.location = Objects.requireNonNull(location, "location");
    }

    /** AR: the message is not one that this receiver takes; sending it again is of no use. */
    public static Hl7Refusal reject(ErrorCondition condition, ErrorLocation location, String message) {
        return new Hl7Refusal(AcknowledgmentCode.AR, condition, location, message, null);
    }

    /** AE: the content is wrong, or could not be processed. */
    public static Hl7Refusal error(ErrorCondition condition, ErrorLocation location, String message) {
        return new Hl7Refusal(AcknowledgmentCode.AE, condition, location, message, null);
    }

    /** AE with condition 207: a failure on this side; the sender keeps the message and sends it again. */
    public static Hl7Refusal internal(String message, Throwable cause) {
        return new Hl7Refusal(AcknowledgmentCode.AE, ErrorCondition.APPLICATION_INTERNAL_ERROR, new ErrorLocation("MSH", 1, 0, 0, 0),
                message, cause);
    }

    public AcknowledgmentCode code() {
        return code;
    }

    public ErrorCondition condition() {
        return condition;
    }

    public ErrorLocation location() {
        return location;
    }

    /** Why, when something failed on this side. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(getCause());
    }
}
