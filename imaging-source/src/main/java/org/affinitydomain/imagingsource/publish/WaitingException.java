package org.affinitydomain.imagingsource.publish;

/** A study cannot be published now, and perhaps later. The message says what it waits for. */
final class WaitingException extends Exception {
    private static final long serialVersionUID = 1L;

    WaitingException(String message) {
        super(message);
    }
}
