package org.affinitydomain.pix.mllp;

/** Answers messages. Called by many threads at once. */
@FunctionalInterface
public interface MessageHandler {

    /**
     * Handles one message.
     *
     * @param message the bytes between start and end of the frame, never empty
     * @return the answer to be framed; a handler answers bad input too, it does not throw
     */
    byte[] handle(byte[] message);
}
