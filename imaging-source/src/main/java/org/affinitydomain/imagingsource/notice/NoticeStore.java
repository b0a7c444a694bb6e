package org.affinitydomain.imagingsource.notice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.affinitydomain.domain.StudyEvent;
import org.affinitydomain.imagingsource.work.Subject;
import org.affinitydomain.platform.Transactions;

/** The notices of studies that are not published yet (table {@code imaging_notice}). */
public final class NoticeStore {
    private static final String KEY = "source_id = ? AND kind = ? AND subject = ?";
    private static final String DUPLICATE_KEY = "23505";
    private final Transactions transactions;

    /** Over a database whose tables are there. */
    public NoticeStore(DataSource dataSource) {
        this.transactions = new Transactions(dataSource).repeatingAlso(DUPLICATE_KEY);
    }

    Transactions transactions() {
        return transactions;
    }

    /** Stores a notice; of several about the same event the largest number of instances counts. */
    void put(Connection connection, StudyNotice notice, Instant now) throws SQLException {
        int instances = notice.instances().orElse(0);
        try (PreparedStatement update = connection.prepareStatement("UPDATE imaging_notice SET instances = CASE WHEN instances > ? THEN instances"
                + " ELSE ? END, heard_at = ? WHERE " + KEY + " AND event = ?")) {
            update.setInt(1, instances);
            update.setInt(2, instances);
            update.setLong(3, now.toEpochMilli());
            key(update, 4, notice.subject());
            update.setString(7, notice.event().name());
            if (update.executeUpdate() > 0) {
                return;
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO imaging_notice (instances, heard_at, source_id, kind, subject, event) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, instances);
            insert.setLong(2, now.toEpochMilli());
            key(insert, 3, notice.subject());
            insert.setString(6, notice.event().name());
            insert.executeUpdate();
        }
    }

    /** What was told of a subject. */
    public List<StudyNotice> of(Subject subject) throws SQLException {
        return transactions.read(connection -> {
            List<StudyNotice> notices = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT event, instances FROM imaging_notice WHERE " + KEY)) {
                key(select, 1, subject);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        int instances = rows.getInt(2);
                        notices.add(new StudyNotice(subject, StudyEvent.valueOf(rows.getString(1)),
                                instances == 0 ? OptionalInt.empty() : OptionalInt.of(instances)));
                    }
                }
            }
            return notices;
        });
    }

    /** Forgets what was told of subjects. */
    public void forget(Collection<Subject> subjects) throws SQLException {
        transactions.call(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM imaging_notice WHERE " + KEY)) {
                for (Subject subject : subjects) {
                    key(delete, 1, subject);
                    delete.executeUpdate();
                }
            }
            return null;
        });
    }

    /** Forgets what was told of a source before then: of studies that never came. */
    public int forgetBefore(String sourceId, Instant time) throws SQLException {
        return transactions.call(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM imaging_notice WHERE source_id = ? AND heard_at < ?")) {
                delete.setString(1, sourceId);
                delete.setLong(2, time.toEpochMilli());
                return delete.executeUpdate();
            }
        });
    }

    private static void key(PreparedStatement statement, int first, Subject subject) throws SQLException {
        statement.setString(first, subject.sourceId());
        statement.setString(first + 1, subject.kind().name());
        statement.setString(first + 2, subject.value());
    }
}
