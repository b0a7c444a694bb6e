package org.affinitydomain.tools;

/** A command cannot be done. The message is one line for the user: what is wrong and what to do. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message one line: what is wrong and what to do */
    public CommandFailure(String message) {
        super(message);
    }
}
