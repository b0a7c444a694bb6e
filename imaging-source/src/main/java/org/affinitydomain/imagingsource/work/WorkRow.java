package org.affinitydomain.imagingsource.work;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;

/** A {@link WorkItem} as a row of {@code imaging_work}, apart from who is at it. */
final class WorkRow {
    private static final String VALUES = "occasion, asked, heard_at, due_at, attempts, revision, mark, mark_since";
    static final String COLUMNS = "source_id, kind, subject, " + VALUES;
    static final String KEY = "source_id = ? AND kind = ? AND subject = ?";
    static final String INSERT = "INSERT INTO imaging_work (" + VALUES + ", source_id, kind, subject, claimed_until)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)";
    static final String UPDATE = "UPDATE imaging_work SET " + VALUES.replace(",", " = ?,") + " = ? WHERE " + KEY;

    private WorkRow() {
    }

    static WorkItem read(ResultSet row) throws SQLException {
        return new WorkItem(new Subject(row.getString("source_id"), Subject.Kind.valueOf(row.getString("kind")), row.getString("subject")),
                Occasion.valueOf(row.getString("occasion")), row.getBoolean("asked"), Instant.ofEpochMilli(row.getLong("heard_at")),
                Instant.ofEpochMilli(row.getLong("due_at")), row.getInt("attempts"), row.getLong("revision"),
                Optional.ofNullable(row.getString("mark")), Instant.ofEpochMilli(row.getLong("mark_since")));
    }

    /** Sets the parameters of {@link #INSERT} or {@link #UPDATE}. */
    static void write(PreparedStatement statement, WorkItem item) throws SQLException {
        statement.setString(1, item.occasion().name());
        statement.setBoolean(2, item.asked());
        statement.setLong(3, item.heardAt().toEpochMilli());
        statement.setLong(4, item.dueAt().toEpochMilli());
        statement.setInt(5, item.attempts());
        statement.setLong(6, item.revision());
        if (item.mark().isPresent()) {
            statement.setString(7, item.mark().get());
        } else {
            statement.setNull(7, Types.VARCHAR);
        }
        statement.setLong(8, item.markSince().toEpochMilli());
        key(statement, 9, item.subject());
    }

    /** Sets the parameters of {@link #KEY}. */
    static void key(PreparedStatement statement, int first, Subject subject) throws SQLException {
        statement.setString(first, subject.sourceId());
        statement.setString(first + 1, subject.kind().name());
        statement.setString(first + 2, subject.value());
    }
}
