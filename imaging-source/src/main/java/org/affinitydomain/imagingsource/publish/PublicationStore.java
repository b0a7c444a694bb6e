package org.affinitydomain.imagingsource.publish;

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
    private static final String SELECT = "SELECT " + PublicationRow.COLUMNS + " FROM imaging_publication";
    private final Transactions transactions;
    private final Transactions quicker;

    /** Over a database whose tables are there. */
    public PublicationStore(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
        this.quicker = transactions.repeatingAlso("23505");
    }

    /** What is known of a study. */
    public Optional<Publication> find(String sourceId, String studyUid) throws SQLException {
        return rows(SELECT + " WHERE source_id = ? AND study_uid = ?", sourceId, studyUid).stream().findFirst();
    }

    /**
     * Stores a publication; committed when it returns.
     *
     * @return it with its new revision
     * @throws OvertakenException when somebody else has stored it since it was read
     */
    public Publication save(Publication publication) throws SQLException {
        return quicker.call(connection -> {
            try (PreparedStatement update = connection.prepareStatement(PublicationRow.UPDATE)) {
                PublicationRow.write(update, publication);
                update.setLong(PublicationRow.REVISION_READ, publication.revision());
                if (update.executeUpdate() > 0) {
                    return publication.stored(publication.revision() + 1);
                }
            }
            if (publication.revision() > 0) {
                throw new OvertakenException(publication);
            }
            try (PreparedStatement exists = connection.prepareStatement("SELECT 1 FROM imaging_publication WHERE source_id = ? AND study_uid = ?")) {
                exists.setString(1, publication.sourceId());
                exists.setString(2, publication.studyUid());
                try (ResultSet row = exists.executeQuery()) {
                    if (row.next()) {
                        throw new OvertakenException(publication);
                    }
                }
            }
            try (PreparedStatement insert = connection.prepareStatement(PublicationRow.INSERT)) {
                PublicationRow.write(insert, publication);
                insert.executeUpdate();
            }
            return publication.stored(publication.revision() + 1);
        });
    }

    /**
     * A page of the work list, in the order of sources and studies.
     *
     * @param filter      which ones
     * @param afterSource source of the last one on the page before; empty text for the first page
     * @param afterStudy  study of the last one on the page before; empty text for the first page
     * @param limit       most publications wanted
     */
    public List<Publication> page(PublicationFilter filter, String afterSource, String afterStudy, int limit) throws SQLException {
        List<String> parameters = new ArrayList<>(List.of(afterSource, afterSource, afterStudy));
        String conditions = filter.conditions(parameters);
        return rows(SELECT + " WHERE (source_id > ? OR (source_id = ? AND study_uid > ?))" + conditions
                + " ORDER BY source_id, study_uid FETCH FIRST " + limit + " ROWS ONLY", parameters.toArray(String[]::new));
    }

    /** How many publications there are of each source, state and problem. */
    public List<PublicationCount> counts() throws SQLException {
        return transactions.read(connection -> {
            List<PublicationCount> counts = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT source_id, state, problem, COUNT(*) FROM imaging_publication"
                    + " GROUP BY source_id, state, problem ORDER BY source_id, state, problem");
                 ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    counts.add(new PublicationCount(rows.getString(1), PublicationState.valueOf(rows.getString(2)),
                            Optional.ofNullable(rows.getString(3)).map(Problem::valueOf), rows.getLong(4)));
                }
            }
            return counts;
        });
    }

    /** The studies of a source that have that accession number, as far as they were ever read. */
    public List<String> withAccession(String sourceId, String accession) throws SQLException {
        return rows(SELECT + " WHERE source_id = ? AND accession = ?", sourceId, accession).stream().map(Publication::studyUid).toList();
    }

    private List<Publication> rows(String sql, String... parameters) throws SQLException {
        return transactions.read(connection -> {
            List<Publication> found = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    select.setString(i + 1, parameters[i]);
                }
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(PublicationRow.read(rows));
                    }
                }
            }
            return found;
        });
    }
}
