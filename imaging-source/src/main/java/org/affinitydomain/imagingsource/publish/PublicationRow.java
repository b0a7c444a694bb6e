package org.affinitydomain.imagingsource.publish;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A {@link Publication} as a row of {@code imaging_publication}. */
final class PublicationRow {
    private static final String VALUES = "state, pacs_version, reason, attempts, next_attempt_at, updated_at, fingerprint,"
            + " manifest_time, sent, published_fingerprint, published_manifest, published_entry_uuid, doubtful_entry_uuids";
    static final String COLUMNS = "source_id, study_uid, " + VALUES;
    static final String INSERT = "INSERT INTO imaging_publication (" + VALUES + ", source_id, study_uid) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String UPDATE = "UPDATE imaging_publication SET " + VALUES.replace(",", " = ?,") + " = ? WHERE source_id = ? AND study_uid = ?";
    private static final int LONGEST_REASON = 2000;

    private PublicationRow() {
    }

    static Publication read(ResultSet row) throws SQLException {
        Optional<String> fingerprint = Optional.ofNullable(row.getString("fingerprint"));
        Instant made = Instant.ofEpochMilli(row.getLong("manifest_time"));
        boolean sent = row.getBoolean("sent");
        String currentFingerprint = row.getString("published_fingerprint");
        Optional<Publication.Current> current = currentFingerprint == null ? Optional.empty() : Optional.of(new Publication.Current(
                currentFingerprint, row.getString("published_manifest"), row.getString("published_entry_uuid")));
        String doubtful = row.getString("doubtful_entry_uuids");
        return new Publication(row.getString("source_id"), row.getString("study_uid"), PublicationState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("pacs_version")), Optional.ofNullable(row.getString("reason")).orElse(""),
                row.getInt("attempts"), Instant.ofEpochMilli(row.getLong("next_attempt_at")), Instant.ofEpochMilli(row.getLong("updated_at")),
                fingerprint.map(f -> new Publication.Next(f, made, sent)), current,
                doubtful == null || doubtful.isEmpty() ? List.of() : List.of(doubtful.split(" ")));
    }

    /** Sets the parameters of {@link #INSERT} or {@link #UPDATE}. */
    static void write(PreparedStatement statement, Publication p) throws SQLException {
        statement.setString(1, p.state().name());
        text(statement, 2, p.pacsVersion());
        statement.setString(3, p.reason().substring(0, Math.min(p.reason().length(), LONGEST_REASON)));
        statement.setInt(4, p.attempts());
        statement.setLong(5, p.nextAttemptAt().toEpochMilli());
        statement.setLong(6, p.updatedAt().toEpochMilli());
        text(statement, 7, p.next().map(Publication.Next::fingerprint));
        statement.setLong(8, p.next().map(n -> n.made().toEpochMilli()).orElse(0L));
        statement.setBoolean(9, p.next().map(Publication.Next::sent).orElse(false));
        text(statement, 10, p.current().map(Publication.Current::fingerprint));
        text(statement, 11, p.current().map(Publication.Current::manifestUid));
        text(statement, 12, p.current().map(Publication.Current::entryUuid));
        statement.setString(13, String.join(" ", p.doubtful()));
        statement.setString(14, p.sourceId());
        statement.setString(15, p.studyUid());
    }

    private static void text(PreparedStatement statement, int parameter, Optional<String> value) throws SQLException {
        if (value.isPresent()) {
            statement.setString(parameter, value.get());
        } else {
            statement.setNull(parameter, Types.VARCHAR);
        }
    }
}
