package org.affinitydomain.imagingsource.publish;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A {@link Publication} as a row of {@code imaging_publication}. */
final class PublicationRow {
    private static final String VALUES = "state, pacs_version, problem, reason, attempts, next_attempt_at, updated_at, accession, absent_since,"
            + " fingerprint, manifest_time, sent, next_patient, published_fingerprint, published_manifest, published_entry_uuid,"
            + " published_patient, withdrawn, doubtful, revision";
    static final String COLUMNS = "source_id, study_uid, " + VALUES;
    static final String INSERT = "INSERT INTO imaging_publication (" + VALUES + ", source_id, study_uid) VALUES (?"
            + ", ?".repeat(VALUES.split(",").length + 1) + ")";
    /** Of the row as it was read: another one that was stored since is not overwritten. */
    static final String UPDATE = "UPDATE imaging_publication SET " + VALUES.replace(",", " = ?,")
            + " = ? WHERE source_id = ? AND study_uid = ? AND revision = ?";
    static final int REVISION_READ = VALUES.split(",").length + 3;
    private static final int LONGEST_REASON = 2000;
    /** In no identifier: HL7 escapes it. */
    private static final String DOUBTS = "|";

    private PublicationRow() {
    }

    static Publication read(ResultSet row) throws SQLException {
        return new Publication(row.getString("source_id"), row.getString("study_uid"), row.getLong("revision"), standing(row),
                text(row, "pacs_version"), text(row, "accession"), moment(row, "absent_since"), next(row), current(row),
                doubts(row.getString("doubtful")));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        Optional<Problem> problem = text(row, "problem").map(Problem::valueOf);
        String words = text(row, "reason").orElse("");
        Optional<Reason> reason = words.isEmpty() ? Optional.empty() : Optional.of(new Reason(problem.orElse(Problem.OTHER), words));
        return new Standing(PublicationState.valueOf(row.getString("state")), reason, row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("next_attempt_at")), Instant.ofEpochMilli(row.getLong("updated_at")));
    }

    private static Optional<Publication.Next> next(ResultSet row) throws SQLException {
        Instant made = Instant.ofEpochMilli(row.getLong("manifest_time"));
        // rows of before have no patient beside what was sent
        Optional<String> sentFor = row.getBoolean("sent") ? text(row, "next_patient").or(() -> Optional.of("")) : Optional.empty();
        return text(row, "fingerprint").map(fingerprint -> new Publication.Next(fingerprint, made, sentFor));
    }

    private static Optional<Publication.Current> current(ResultSet row) throws SQLException {
        Optional<String> fingerprint = text(row, "published_fingerprint");
        return fingerprint.isEmpty() ? Optional.empty() : Optional.of(new Publication.Current(fingerprint.get(),
                row.getString("published_manifest"), row.getString("published_entry_uuid"), text(row, "published_patient"),
                row.getBoolean("withdrawn")));
    }

    private static List<Doubt> doubts(String text) {
        return text.isEmpty() ? List.of() : Arrays.stream(text.split("\\|")).map(one -> one.split(" ", 2))
                .map(parts -> new Doubt(parts[0], parts.length == 1 ? Optional.empty() : Optional.of(parts[1]))).toList();
    }

    private static String text(List<Doubt> doubts) {
        return doubts.stream().map(doubt -> doubt.entryUuid() + doubt.patientId().filter(id -> !id.isEmpty()).map(id -> ' ' + id).orElse(""))
                .collect(Collectors.joining(DOUBTS));
    }

    /** Sets the parameters of {@link #INSERT}, or those of {@link #UPDATE} without the last one. */
    static void write(PreparedStatement statement, Publication p) throws SQLException {
        Standing standing = p.standing();
        statement.setString(1, standing.state().name());
        text(statement, 2, p.pacsVersion());
        text(statement, 3, standing.reason().map(reason -> reason.problem().name()));
        text(statement, 4, standing.reason().map(reason -> reason.text().substring(0, Math.min(reason.text().length(), LONGEST_REASON))));
        statement.setInt(5, standing.attempts());
        statement.setLong(6, standing.nextAttemptAt().toEpochMilli());
        statement.setLong(7, standing.updatedAt().toEpochMilli());
        text(statement, 8, p.accession());
        statement.setLong(9, p.absentSince().map(Instant::toEpochMilli).orElse(0L));
        text(statement, 10, p.next().map(Publication.Next::fingerprint));
        statement.setLong(11, p.next().map(n -> n.made().toEpochMilli()).orElse(0L));
        statement.setBoolean(12, p.next().flatMap(Publication.Next::sentFor).isPresent());
        text(statement, 13, p.next().flatMap(Publication.Next::sentFor));
        text(statement, 14, p.current().map(Publication.Current::fingerprint));
        text(statement, 15, p.current().map(Publication.Current::manifestUid));
        text(statement, 16, p.current().map(Publication.Current::entryUuid));
        text(statement, 17, p.current().flatMap(Publication.Current::patientId));
        statement.setBoolean(18, p.current().filter(Publication.Current::withdrawn).isPresent());
        statement.setString(19, text(p.doubtful()));
        statement.setLong(20, p.revision() + 1);
        statement.setString(21, p.sourceId());
        statement.setString(22, p.studyUid());
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static void text(PreparedStatement statement, int parameter, Optional<String> value) throws SQLException {
        if (value.isPresent()) {
            statement.setString(parameter, value.get());
        } else {
            statement.setNull(parameter, Types.VARCHAR);
        }
    }
}
