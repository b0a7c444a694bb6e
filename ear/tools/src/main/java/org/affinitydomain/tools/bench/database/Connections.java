package org.affinitydomain.tools.bench.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections to a database come from. */
@FunctionalInterface
public interface Connections {
    /** A new connection, to be closed by whoever asked for it. */
    Connection connect() throws SQLException;
}
