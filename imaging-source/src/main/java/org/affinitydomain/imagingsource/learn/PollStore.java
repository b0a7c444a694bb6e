package org.affinitydomain.imagingsource.learn;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.affinitydomain.platform.Transactions;

/**
 * When the studies of each PACS were looked at, and who is at it (table {@code imaging_poll}): of several servers one looks, and
 * after a restart it goes on where it was.
 */
public final class PollStore {
    private static final String DUPLICATE_KEY = "23505";
    private final Transactions transactions;
    private final String node;
    private final Duration lease;
    private final Clock clock;

    /**
     * @param dataSource where the table is
     * @param node       the name of this server
     * @param lease      how long a look is left to a server of which nothing is heard
     * @param clock      the time
     */
    public PollStore(DataSource dataSource, String node, Duration lease, Clock clock) {
        this.transactions = new Transactions(dataSource).repeatingAlso(DUPLICATE_KEY);
        this.node = node;
        this.lease = lease;
        this.clock = clock;
    }

    /** Takes a look upon this server; empty when none is due, or another server is at it. */
    Optional<Poll> begin(String sourceId) throws SQLException {
        String token = node + '/' + UUID.randomUUID();
        long now = clock.millis();
        return transactions.call(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT watermark, next_walk_at, next_poll_at, claimed_until"
                    + " FROM imaging_poll WHERE source_id = ? FOR UPDATE")) {
                select.setString(1, sourceId);
                try (ResultSet row = select.executeQuery()) {
                    if (row.next()) {
                        if (row.getLong(3) > now || row.getLong(4) > now) {
                            return Optional.empty();
                        }
                        Poll poll = new Poll(sourceId, Instant.ofEpochMilli(row.getLong(1)), row.getLong(2) <= now, token);
                        try (PreparedStatement take = connection.prepareStatement(
                                "UPDATE imaging_poll SET claimed_by = ?, claimed_until = ? WHERE source_id = ?")) {
                            take.setString(1, token);
                            take.setLong(2, now + lease.toMillis());
                            take.setString(3, sourceId);
                            take.executeUpdate();
                        }
                        return Optional.of(poll);
                    }
                }
            }
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO imaging_poll (source_id, watermark, next_walk_at,"
                    + " next_poll_at, claimed_by, claimed_until) VALUES (?, 0, 0, 0, ?, ?)")) {
                insert.setString(1, sourceId);
                insert.setString(2, token);
                insert.setLong(3, now + lease.toMillis());
                insert.executeUpdate();
            }
            return Optional.of(new Poll(sourceId, Instant.EPOCH, true, token));
        });
    }

    /** Goes on with a look that takes long. */
    void keep(Poll poll) throws SQLException {
        update("UPDATE imaging_poll SET claimed_until = ? WHERE source_id = ? AND claimed_by = ?", clock.millis() + lease.toMillis(), poll);
    }

    /** It came to its end: what changed before it began is known. Without a time for the next walk, the one that was set stays. */
    void finish(Poll poll, Instant began, Instant nextPoll, Optional<Instant> nextWalk) throws SQLException {
        transactions.call(connection -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE imaging_poll SET watermark = ?, next_poll_at = ?,"
                    + " next_walk_at = COALESCE(?, next_walk_at), claimed_by = NULL, claimed_until = 0 WHERE source_id = ? AND claimed_by = ?")) {
                update.setLong(1, began.toEpochMilli());
                update.setLong(2, nextPoll.toEpochMilli());
                if (nextWalk.isPresent()) {
                    update.setLong(3, nextWalk.get().toEpochMilli());
                } else {
                    update.setNull(3, Types.BIGINT);
                }
                update.setString(4, poll.sourceId());
                update.setString(5, poll.token());
                return update.executeUpdate();
            }
        });
    }

    /** It came to nothing. */
    void fail(Poll poll, Instant nextPoll) throws SQLException {
        update("UPDATE imaging_poll SET next_poll_at = ?, claimed_by = NULL, claimed_until = 0 WHERE source_id = ? AND claimed_by = ?",
                nextPoll.toEpochMilli(), poll);
    }

    /** Gives back what this server was at before it ended without a word, and makes every look be due. To be called when it starts. */
    public void recover() throws SQLException {
        String mine = node + '/';
        transactions.call(connection -> {
            try (PreparedStatement release = connection.prepareStatement("UPDATE imaging_poll SET claimed_by = NULL, claimed_until = 0,"
                    + " next_poll_at = 0 WHERE claimed_by IS NULL OR SUBSTRING(claimed_by FROM 1 FOR ?) = ?")) {
                release.setInt(1, mine.length());
                release.setString(2, mine);
                return release.executeUpdate();
            }
        });
    }

    private void update(String sql, long first, Poll poll) throws SQLException {
        transactions.call(connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                update.setLong(1, first);
                update.setString(2, poll.sourceId());
                update.setString(3, poll.token());
                return update.executeUpdate();
            }
        });
    }
}
