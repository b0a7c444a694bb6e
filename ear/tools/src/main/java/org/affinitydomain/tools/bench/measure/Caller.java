package org.affinitydomain.tools.bench.measure;

import java.io.IOException;
import java.sql.SQLException;

/** One client: it makes one call after the other, in a thread of its own. */
public interface Caller extends AutoCloseable {

    /**
     * Makes a call and waits for the whole answer.
     *
     * @param call its number; callers that are compared make the same call of the same number
     * @throws Exception when it fails, or when the answer is not right: nothing is measured then
     */
    void call(int call) throws Exception;

    @Override
    default void close() throws IOException, SQLException {
        // most hold nothing
    }

    /** Makes clients of one kind. */
    @FunctionalInterface
    interface Factory {
        /** A new client. */
        Caller open() throws Exception;
    }
}
