package org.affinitydomain.imagingsource.publish;

/** A study cannot be published now, and perhaps later. The reason says what it waits for. */
final class WaitingException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Reason reason;

    WaitingException(Problem problem, String message) {
        super(message);
        this.reason = new Reason(problem, message);
    }

    Reason reason() {
        return reason;
    }
}
