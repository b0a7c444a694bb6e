package org.affinitydomain.imagingsource.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.affinitydomain.platform.Transactions;

/**
 * The work of all imaging sources in the actor's database (table {@code imaging_work}), shared by the threads of several
 * servers. Whoever is at an item holds a lease of it; when he is gone, the item is taken by another one after the lease has run
 * out, or at once by his own server when it starts again. For several threads.
 *
 * <p>An item is claimed by an update that one of several finds possible, and not by {@code FOR UPDATE SKIP LOCKED}: with a
 * limit, H2 locks all that it has looked at, so a second worker would find nothing to do.
 */
public final class WorkQueue {
    /** Several workers look at the same items at once; each tries so many before it looks again. */
    private static final int CANDIDATES = 16;
    private static final String DUPLICATE_KEY = "23505";

    private final Transactions transactions;
    private final String node;
    private final Duration lease;
    private final Clock clock;

    /**
     * @param dataSource where the tables are
     * @param node       the name of this server, which no other server of the same database has
     * @param lease      how long an item is left to a worker of which nothing is heard
     * @param clock      the time
     */
    public WorkQueue(DataSource dataSource, String node, Duration lease, Clock clock) {
        this.transactions = new Transactions(dataSource).repeatingAlso(DUPLICATE_KEY);
        this.node = Objects.requireNonNull(node, "node");
        this.lease = Objects.requireNonNull(lease, "lease");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Asks for something; committed when it returns. What is asked for already stays one item. */
    public void add(WorkRequest request) throws SQLException {
        addAll(List.of(request));
    }

    /** Asks for all of it; all or nothing is committed when it returns. */
    public void addAll(Collection<WorkRequest> requests) throws SQLException {
        transactions.call(connection -> {
            addAll(connection, requests);
            return null;
        });
    }

    /** Asks for all of it within a transaction of the caller's. */
    public void addAll(Connection connection, Collection<WorkRequest> requests) throws SQLException {
        for (WorkRequest request : requests) {
            Optional<WorkItem> there = find(connection, request.subject(), true);
            WorkItem wanted = there.map(item -> item.again(request, clock.instant())).orElseGet(() -> WorkItem.of(request, clock.instant()));
            if (!there.equals(Optional.of(wanted))) {
                try (PreparedStatement write = connection.prepareStatement(there.isPresent() ? WorkRow.UPDATE : WorkRow.INSERT)) {
                    WorkRow.write(write, wanted);
                    write.executeUpdate();
                }
            }
        }
    }

    /** What is to be done of a subject; empty when nothing is. */
    public Optional<WorkItem> find(Subject subject) throws SQLException {
        return transactions.read(connection -> find(connection, subject, false));
    }

    /** The item of a source that has been due longest and that nobody is at. */
    public Optional<Claim> claim(String sourceId) throws SQLException {
        while (true) {
            List<WorkItem> due = due(sourceId);
            for (WorkItem item : due) {
                Optional<Claim> claim = claim(item, true);
                if (claim.isPresent()) {
                    return claim;
                }
            }
            if (due.size() < CANDIDATES) {
                return Optional.empty();
            }
        }
    }

    /** This very item, due or not; it is added when it is not there. Empty when somebody else is at it. */
    public Optional<Claim> claim(WorkRequest request) throws SQLException {
        add(request);
        Optional<WorkItem> item = find(request.subject());
        return item.isEmpty() ? Optional.empty() : claim(item.get(), false);
    }

    /** When the next item of a source is due that nobody is at. */
    public Optional<Instant> nextDue(String sourceId) throws SQLException {
        return transactions.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT due_at FROM imaging_work WHERE source_id = ? AND claimed_until < ?"
                    + " ORDER BY due_at FETCH FIRST 1 ROWS ONLY")) {
                select.setString(1, sourceId);
                select.setLong(2, clock.millis());
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(Instant.ofEpochMilli(row.getLong(1))) : Optional.empty();
                }
            }
        });
    }

    /** How much there is to be done. */
    public long size() throws SQLException {
        return transactions.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT COUNT(*) FROM imaging_work"); ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** It is done: the item goes, unless it was asked for again meanwhile; then it is due at once. */
    public void done(Claim claim) throws SQLException {
        end(claim, "DELETE FROM imaging_work WHERE " + WorkRow.KEY + " AND claimed_by = ? AND revision = ?", List.of());
    }

    /** It is to be done again at that time, or at once when it was asked for again meanwhile. */
    public void again(Claim claim, Instant due) throws SQLException {
        end(claim, "UPDATE imaging_work SET due_at = ?, attempts = attempts + 1, asked = FALSE, claimed_by = NULL, claimed_until = 0 WHERE "
                + WorkRow.KEY + " AND claimed_by = ? AND revision = ?", List.of(due.toEpochMilli()));
    }

    private void end(Claim claim, String unlessAskedAgain, List<Long> parameters) throws SQLException {
        transactions.call(connection -> {
            int first = parameters.size() + 1;
            try (PreparedStatement end = connection.prepareStatement(unlessAskedAgain)) {
                for (int i = 0; i < parameters.size(); i++) {
                    end.setLong(i + 1, parameters.get(i));
                }
                WorkRow.key(end, first, claim.item().subject());
                end.setString(first + 3, claim.token());
                end.setLong(first + 4, claim.item().revision());
                if (end.executeUpdate() > 0) {
                    return null;
                }
            }
            try (PreparedStatement release = connection.prepareStatement("UPDATE imaging_work SET claimed_by = NULL, claimed_until = 0 WHERE "
                    + WorkRow.KEY + " AND claimed_by = ?")) {
                WorkRow.key(release, 1, claim.item().subject());
                release.setString(4, claim.token());
                release.executeUpdate();
                return null;
            }
        });
    }

    /** Prolongs the lease of those who are still at it. */
    public void renew(Collection<Claim> claims) throws SQLException {
        transactions.call(connection -> {
            try (PreparedStatement renew = connection.prepareStatement("UPDATE imaging_work SET claimed_until = ? WHERE " + WorkRow.KEY
                    + " AND claimed_by = ?")) {
                for (Claim claim : claims) {
                    renew.setLong(1, clock.instant().plus(lease).toEpochMilli());
                    WorkRow.key(renew, 2, claim.item().subject());
                    renew.setString(5, claim.token());
                    renew.addBatch();
                }
                renew.executeBatch();
                return null;
            }
        });
    }

    /**
     * Gives back what this server was at before it ended without a word. To be called when it starts, before any worker.
     *
     * @return how many items there were
     */
    public int recover() throws SQLException {
        String mine = node + '/';
        return transactions.call(connection -> {
            try (PreparedStatement release = connection.prepareStatement(
                    "UPDATE imaging_work SET claimed_by = NULL, claimed_until = 0 WHERE SUBSTRING(claimed_by FROM 1 FOR ?) = ?")) {
                release.setInt(1, mine.length());
                release.setString(2, mine);
                return release.executeUpdate();
            }
        });
    }

    /** How long an item is left to a worker of which nothing is heard. */
    public Duration lease() {
        return lease;
    }

    private List<WorkItem> due(String sourceId) throws SQLException {
        return transactions.read(connection -> {
            List<WorkItem> items = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT " + WorkRow.COLUMNS + " FROM imaging_work WHERE source_id = ?"
                    + " AND due_at <= ? AND claimed_until < ? ORDER BY due_at FETCH FIRST " + CANDIDATES + " ROWS ONLY")) {
                select.setString(1, sourceId);
                select.setLong(2, clock.millis());
                select.setLong(3, clock.millis());
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        items.add(WorkRow.read(rows));
                    }
                }
            }
            return items;
        });
    }

    /** Takes an item as it was read, if it is still so and free. */
    private Optional<Claim> claim(WorkItem item, boolean onlyWhenDue) throws SQLException {
        String token = node + '/' + UUID.randomUUID();
        return transactions.call(connection -> {
            try (PreparedStatement take = connection.prepareStatement("UPDATE imaging_work SET claimed_by = ?, claimed_until = ? WHERE "
                    + WorkRow.KEY + " AND claimed_until < ? AND revision = ?" + (onlyWhenDue ? " AND due_at <= ?" : ""))) {
                take.setString(1, token);
                take.setLong(2, clock.instant().plus(lease).toEpochMilli());
                WorkRow.key(take, 3, item.subject());
                take.setLong(6, clock.millis());
                take.setLong(7, item.revision());
                if (onlyWhenDue) {
                    take.setLong(8, clock.millis());
                }
                return take.executeUpdate() == 1 ? Optional.of(new Claim(item, token)) : Optional.empty();
            }
        });
    }

    private static Optional<WorkItem> find(Connection connection, Subject subject, boolean forUpdate) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT " + WorkRow.COLUMNS + " FROM imaging_work WHERE " + WorkRow.KEY
                + (forUpdate ? " FOR UPDATE" : ""))) {
            WorkRow.key(select, 1, subject);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(WorkRow.read(row)) : Optional.empty();
            }
        }
    }
}
