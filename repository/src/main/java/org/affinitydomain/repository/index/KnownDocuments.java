package org.affinitydomain.repository.index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.affinitydomain.platform.Transactions;

/** Which documents the table {@code repository_document} has, many of them in one statement. */
public final class KnownDocuments {

    private final Transactions transactions;

    public KnownDocuments(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    /** Those of the uniqueIds that have a row, of whatever state: what is being submitted or removed has one. */
    public Set<String> among(Collection<String> uniqueIds) throws SQLException {
        return uniqueIds.isEmpty() ? Set.of() : transactions.call(connection -> select(connection, uniqueIds));
    }

    private static Set<String> select(Connection connection, Collection<String> uniqueIds) throws SQLException {
        String sql = "SELECT unique_id FROM repository_document WHERE unique_id = ANY(?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("varchar", uniqueIds.toArray()));
            Set<String> known = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.add(row.getString(1));
                }
            }
            return known;
        }
    }
}
