package org.affinitydomain.pix;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The SQL of the patient store. Every statement works on a key; none looks at all rows. */
final class PatientRows {
    private static final String DEMOGRAPHICS =
            "family_name, given_name, middle_name, name_suffix, name_prefix, birth_date, sex, street, other_line, city, state, postal_code, country";
    private static final int DEMOGRAPHIC_COLUMNS = 13;

    /**
     * An identifier as stored.
     *
     * @param key      its own key
     * @param patient  the key of its patient
     * @param survivor the key of the identifier into which it was merged
     */
    record IdentifierRow(long key, long patient, Optional<Long> survivor) {
    }

    Optional<IdentifierRow> find(Connection connection, PatientIdentifier identifier) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT identifier_key, patient_key, survivor_key FROM pix_identifier WHERE authority = ? AND identifier = ?")) {
            select.setString(1, identifier.assigningAuthorityOid());
            select.setString(2, identifier.id());
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.of(new IdentifierRow(found.getLong(1), found.getLong(2),
                        Optional.ofNullable(found.getObject(3, Long.class)))) : Optional.empty();
            }
        }
    }

    void lock(Connection connection, long key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT patient_key FROM pix_patient WHERE patient_key = ? FOR UPDATE")) {
            select.setLong(1, key);
            select.executeQuery().close();
        }
    }

    Optional<PatientIdentity> read(Connection connection, long key) throws SQLException {
        List<PatientIdentifier> identifiers = identifiers(connection, key);
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + DEMOGRAPHICS + " FROM pix_patient WHERE patient_key = ?")) {
            select.setLong(1, key);
            try (ResultSet found = select.executeQuery()) {
                // Without identifiers when it was joined to another one between the two statements.
                return found.next() && !identifiers.isEmpty()
                        ? Optional.of(new PatientIdentity(identifiers, demographics(found))) : Optional.empty();
            }
        }
    }

    /** The identifiers in use, without those that were merged into others. */
    List<PatientIdentifier> identifiers(Connection connection, long key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT identifier, authority FROM pix_identifier "
                + "WHERE patient_key = ? AND survivor_key IS NULL ORDER BY identifier_key")) {
            select.setLong(1, key);
            try (ResultSet found = select.executeQuery()) {
                List<PatientIdentifier> identifiers = new ArrayList<>();
                while (found.next()) {
                    identifiers.add(new PatientIdentifier(found.getString(1), found.getString(2)));
                }
                return identifiers;
            }
        }
    }

    List<Long> keysAfter(Connection connection, long after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT patient_key FROM pix_patient WHERE patient_key > ? ORDER BY patient_key LIMIT ?")) {
            select.setLong(1, after);
            select.setInt(2, limit);
            try (ResultSet found = select.executeQuery()) {
                List<Long> keys = new ArrayList<>();
                while (found.next()) {
                    keys.add(found.getLong(1));
                }
                return keys;
            }
        }
    }

    long insert(Connection connection, Demographics demographics) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO pix_patient (" + DEMOGRAPHICS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", new String[] {"patient_key"})) {
            bind(insert, demographics);
            insert.executeUpdate();
            return generatedKey(insert);
        }
    }

    void update(Connection connection, long key, Demographics demographics) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE pix_patient SET ("
                + DEMOGRAPHICS + ") = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE patient_key = ?")) {
            bind(update, demographics);
            update.setLong(DEMOGRAPHIC_COLUMNS + 1, key);
            update.executeUpdate();
        }
    }

    void addIdentifiers(Connection connection, long key, List<PatientIdentifier> identifiers) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO pix_identifier (authority, identifier, patient_key) VALUES (?, ?, ?)")) {
            for (PatientIdentifier identifier : identifiers) {
                insert.setString(1, identifier.assigningAuthorityOid());
                insert.setString(2, identifier.id());
                insert.setLong(3, key);
                insert.executeUpdate();
            }
        }
    }

    /** Gives all identifiers of one patient to another, and forgets the first. */
    void join(Connection connection, long subsumed, long survivor) throws SQLException {
        try (PreparedStatement move = connection.prepareStatement(
                "UPDATE pix_identifier SET patient_key = ? WHERE patient_key = ?");
             PreparedStatement delete = connection.prepareStatement("DELETE FROM pix_patient WHERE patient_key = ?")) {
            move.setLong(1, survivor);
            move.setLong(2, subsumed);
            move.executeUpdate();
            delete.setLong(1, subsumed);
            delete.executeUpdate();
        }
    }

    /** Notes that one identifier was merged into another. */
    void subsume(Connection connection, long identifierKey, long survivorKey) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE pix_identifier SET survivor_key = ? WHERE identifier_key = ?")) {
            update.setLong(1, survivorKey);
            update.setLong(2, identifierKey);
            update.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Demographics d) throws SQLException {
        String[] values = {d.name().family(), d.name().given(), d.name().middle(), d.name().suffix(), d.name().prefix(),
                d.birthDate().orElse(""), d.sex().code(), d.address().street(), d.address().other(), d.address().city(),
                d.address().state(), d.address().postalCode(), d.address().country()};
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
    }

    private static Demographics demographics(ResultSet row) throws SQLException {
        return new Demographics(
                new PersonName(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)),
                Optional.of(row.getString(6)).filter(date -> !date.isEmpty()),
                AdministrativeSex.ofCode(row.getString(7)).orElse(AdministrativeSex.UNKNOWN),
                new PostalAddress(row.getString(8), row.getString(9), row.getString(10), row.getString(11),
                        row.getString(12), row.getString(13)));
    }

    private static long generatedKey(Statement statement) throws SQLException {
        try (ResultSet keys = statement.getGeneratedKeys()) {
            keys.next();
            return keys.getLong(1);
        }
    }
}
