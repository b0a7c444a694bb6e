package org.affinitydomain.tools.launcher;

import java.io.IOException;
import org.affinitydomain.tools.CommandFailure;

/** One command of the command line. */
interface Command {

    /** What the user types. */
    String name();

    /** The text of {@code --help}: usage on the first line, then what it does and its options. */
    String help();

    /** The options and what they take. */
    Options options();

    /**
     * Does it.
     *
     * @return the exit code
     * @throws CommandFailure when it cannot be done; the message is all that the user is shown
     */
    int run(Arguments arguments) throws IOException, InterruptedException;
}
