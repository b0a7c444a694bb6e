package org.affinitydomain.pix.feed;

/** A feed's message could not be processed because of a failure on this side. The message of this exception is for the sender. */
public final class FeedFailureException extends Exception {
    private static final long serialVersionUID = 1L;

    FeedFailureException(String message, RuntimeException cause) {
        super(message, cause);
    }
}
