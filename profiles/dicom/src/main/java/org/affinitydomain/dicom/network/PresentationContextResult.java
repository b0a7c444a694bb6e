package org.affinitydomain.dicom.network;

/**
 * What becomes of a proposed presentation context (PS3.8 9.3.3.2).
 *
 * @param id             of the proposed context
 * @param outcome        whether it was accepted
 * @param transferSyntax the transfer syntax UID accepted; without meaning otherwise
 */
public record PresentationContextResult(int id, Outcome outcome, String transferSyntax) {

    /** Result/Reason (PS3.8 table 9-18), in the order of their codes. */
    public enum Outcome {
        ACCEPTANCE, USER_REJECTION, NO_REASON, ABSTRACT_SYNTAX_NOT_SUPPORTED, TRANSFER_SYNTAXES_NOT_SUPPORTED
    }

    /** An accepted context. */
    public static PresentationContextResult accepted(int id, String transferSyntax) {
        return new PresentationContextResult(id, Outcome.ACCEPTANCE, transferSyntax);
    }

    /** A refused context; its transfer syntax field is filled with one of those proposed, which nobody is to read. */
    public static PresentationContextResult refused(PresentationContext proposed, Outcome outcome) {
        return new PresentationContextResult(proposed.id(), outcome, proposed.transferSyntaxes().get(0));
    }

    /** Whether the context can be used. */
    public boolean isAccepted() {
        return outcome == Outcome.ACCEPTANCE;
    }
}
