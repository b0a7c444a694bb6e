package org.affinitydomain.pix.v3;

import java.util.Objects;
import java.util.Optional;

/**
 * The answer to a message, an accept acknowledgement (MCCI_MT000200UV01, ITI TF-2 appendix O.1.2).
 *
 * @param message what is acknowledged
 * @param error   why the message is not accepted; none when everything that it says is committed
 */
public record Acknowledgement(TransmissionWrapper message, Optional<Detail> error) {

    /** Refuses absent parts. */
    public Acknowledgement {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(error, "error");
    }

    /** CA: accept acknowledgement commit accept, or CE: commit error. */
    public String typeCode() {
        return error.isPresent() ? "CE" : "CA";
    }

    /**
     * What is wrong.
     *
     * @param code     in HL7's words
     * @param text     what the sender should do
     * @param location an XPath within the message
     */
    public record Detail(DetailCode code, String text, String location) {
    }
}
