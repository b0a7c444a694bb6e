package org.affinitydomain.registry.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.affinitydomain.platform.DatabaseKind;

/** The few things that the databases say differently. */
public enum Dialect {
    H2(" FOR UPDATE") {
        @Override
        public String contains(String arrayColumn) {
            return "ARRAY_CONTAINS(" + arrayColumn + ", ?)";
        }

        @Override
        String nextValue(String sequence) {
            return "SELECT NEXT VALUE FOR " + sequence;
        }

        @Override
        Optional<String> readAhead(Connection connection) {
            return Optional.empty();
        }
    },
    POSTGRESQL(" FOR SHARE") {
        @Override
        public String contains(String arrayColumn) {
            // the form that an index of the array answers
            return arrayColumn + " @> ARRAY[?]";
        }

        @Override
        String nextValue(String sequence) {
            return "SELECT nextval('" + sequence + "')";
        }

        @Override
        Optional<String> readAhead(Connection connection) throws SQLException {
            try (Statement show = connection.createStatement(); ResultSet concurrency = show.executeQuery("SHOW effective_io_concurrency")) {
                // it is 0 where the operating system cannot read ahead, and where the operator does not want it
                return concurrency.next() && concurrency.getInt(1) > 0 ? Optional.of(READ_AHEAD) : Optional.empty();
            }
        }
    };

    /**
     * Only a bitmap scan reads ahead, and the planner takes it for as dear as an index scan, which waits for page after page.
     * Over ten million entries on a disk the 95th of a hundred patients was found in 9 to 14 ms instead of 42 to 124 ms.
     */
    private static final String READ_AHEAD = "SET LOCAL enable_indexscan = off; SET LOCAL effective_io_concurrency = 64; ";

    private final String shared;

    Dialect(String shared) {
        this.shared = shared;
    }

    static Dialect of(DatabaseKind kind) {
        return valueOf(kind.name());
    }

    /** The condition that an array has the value of a parameter in it. */
    public abstract String contains(String arrayColumn);

    /** Reads the next number of a sequence. */
    abstract String nextValue(String sequence);

    /** What precedes a SELECT, in a transaction of its own, so that the pages of its rows are read ahead; nothing where that cannot be had. */
    abstract Optional<String> readAhead(Connection connection) throws SQLException;

    /** What locks the rows of a SELECT against change, but not against others who do the same, where that can be said. */
    String forShare() {
        return shared;
    }
}
