package org.affinitydomain.imagingsource.publish;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.affinitydomain.platform.Transactions;

/** The publications in the actor's database (table {@code imaging_publication}). */
public final class PublicationStore {
    private final Transactions transactions;

    /** Over a database whose tables are there. */
    public PublicationStore(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    /** What is known of a study. */
    public Optional<Publication> find(String sourceId, String studyUid) throws SQLException {
        return transactions.call(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT " + PublicationRow.COLUMNS
                    + " FROM imaging_publication WHERE source_id = ? AND study_uid = ?")) {
                select.setString(1, sourceId);
                select.setString(2, studyUid);
                return rows(select).stream().findFirst();
            }
        });
    }

    /** Stores a publication; committed when it returns. */
    public void save(Publication publication) throws SQLException {
        transactions.call(connection -> {
            if (write(connection, PublicationRow.UPDATE, publication) == 0) {
                write(connection, PublicationRow.INSERT, publication);
            }
            return null;
        });
    }

    /**
     * A page of the work list, in the order of sources and studies.
     *
     * @param state       those in one state only
     * @param afterSource source of the last one on the page before; empty text for the first page
     * @param afterStudy  study of the last one on the page before; empty text for the first page
     * @param limit       most publications wanted
     */
    public List<Publication> page(Optional<PublicationState> state, String afterSource, String afterStudy, int limit) throws SQLException {
        return transactions.call(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT " + PublicationRow.COLUMNS + " FROM imaging_publication"
                    + " WHERE (source_id > ? OR (source_id = ? AND study_uid > ?))" + state.map(s -> " AND state = ?").orElse("")
                    + " ORDER BY source_id, study_uid FETCH FIRST " + limit + " ROWS ONLY")) {
                select.setString(1, afterSource);
                select.setString(2, afterSource);
                select.setString(3, afterStudy);
                if (state.isPresent()) {
                    select.setString(4, state.get().name());
                }
                return rows(select);
            }
        });
    }

    private static List<Publication> rows(PreparedStatement select) throws SQLException {
        List<Publication> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(PublicationRow.read(rows));
            }
        }
        return found;
    }

    private static int write(Connection connection, String sql, Publication publication) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            PublicationRow.write(statement, publication);
            return statement.executeUpdate();
        }
    }
}
