package org.affinitydomain.imagingsource.archive;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Is told that images of a study have arrived. For several threads. */
public interface Arrivals {

    /**
     * Notes that a study is to be looked at, within the transaction by which an image of it is kept.
     *
     * @param arrived when
     */
    void arrived(Connection connection, String studyUid, Instant arrived) throws SQLException;

    /** That transaction is committed. */
    void committed();

    /** How long a study must not change to be complete: it need not be told of more often. */
    Duration quiet();
}
