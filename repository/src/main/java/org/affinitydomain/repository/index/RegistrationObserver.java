package org.affinitydomain.repository.index;

import java.sql.Connection;
import java.sql.SQLException;

/** Is told of documents that became registered, inside the transaction that notes it: what it writes is there exactly when they are. */
@FunctionalInterface
public interface RegistrationObserver {

    /** Takes note of nothing. */
    RegistrationObserver NONE = (connection, document) -> { };

    /**
     * A document is registered. It may be told of the same one several times.
     *
     * @param connection of the transaction; neither committed nor closed here
     */
    void registered(Connection connection, DocumentRecord document) throws SQLException;
}
