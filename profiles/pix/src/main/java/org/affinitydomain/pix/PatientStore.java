package org.affinitydomain.pix;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.affinitydomain.platform.Databases;
import org.affinitydomain.platform.Transactions;

/**
 * The patients known here, in a database. Identifiers are keys: whoever feeds a known identifier changes that patient,
 * whoever feeds identifiers of two patients says that they are one.
 */
public final class PatientStore implements PatientDirectory {
    /** Most patients that one page of a listing holds. */
    public static final int MAX_PAGE = 1000;
    private static final String MODULE = "pix";
    private static final String DUPLICATE_KEY = "23505";

    private final Transactions transactions;
    private final Predicate<String> oneIdentifierOnly;
    private final PatientRows rows = new PatientRows();

    /**
     * Opens the store and brings its tables up to date.
     *
     * @param dataSource        its database
     * @param oneIdentifierOnly tells for the OID of an authority whether a patient has at most one identifier of it, as
     *                          is so for the authorities of the affinity domain; hospitals often keep several
     * @throws org.affinitydomain.platform.SettingsException when the database cannot be used
     */
    public PatientStore(DataSource dataSource, Predicate<String> oneIdentifierOnly) {
        Databases.migrate(dataSource, MODULE, PatientStore.class.getClassLoader());
        // Two feeds of the same new patient meet on the key; the second one then finds what the first has stored.
        this.transactions = new Transactions(dataSource).repeatingAlso(DUPLICATE_KEY);
        this.oneIdentifierOnly = oneIdentifierOnly;
    }

    /**
     * Registers a new patient or changes a known one; committed when it returns. Identifiers are added, never removed;
     * demographics are replaced.
     *
     * @return the patient with all identifiers known by now
     * @throws PatientConflictException  when a patient would get two identifiers of an authority that allows one;
     *                                   nothing is changed then
     * @throws PatientDirectoryException when the database fails; nothing is changed then
     */
    public PatientIdentity register(PatientIdentity fed) throws PatientConflictException {
        try {
            return transactions.call(connection -> register(connection, fed));
        } catch (SQLException e) {
            throw new PatientDirectoryException("AFF0401 The patient could not be stored: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<PatientIdentity> find(PatientIdentifier identifier) {
        return read(connection -> {
            Optional<Long> key = rows.keyOf(connection, identifier);
            return key.isEmpty() ? Optional.empty() : rows.read(connection, key.get());
        });
    }

    /**
     * A page of all patients, in the order in which they became known.
     *
     * @param after the cursor of the page before, {@link PatientPage#START} for the first
     * @param limit most patients wanted, 1 to {@link #MAX_PAGE}
     */
    public PatientPage list(long after, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("a page holds 1 to " + MAX_PAGE + " patients");
        }
        return read(connection -> {
            List<Long> keys = rows.keysAfter(connection, after, limit);
            List<PatientIdentity> patients = new ArrayList<>(keys.size());
            for (Long key : keys) {
                rows.read(connection, key).ifPresent(patients::add);
            }
            return new PatientPage(patients, keys.size() < limit ? Optional.empty() : Optional.of(keys.get(keys.size() - 1)));
        });
    }

    private PatientIdentity register(Connection connection, PatientIdentity fed) throws SQLException, PatientConflictException {
        SortedSet<Long> known = lockAll(connection, fed);
        if (known.isEmpty()) {
            checkOneEach(fed.identifiers());
            long key = rows.insert(connection, fed.demographics());
            rows.addIdentifiers(connection, key, fed.identifiers());
            return fed;
        }
        List<PatientIdentifier> all = new ArrayList<>();
        for (long key : known) {
            all.addAll(rows.identifiers(connection, key));
        }
        List<PatientIdentifier> added = fed.identifiers().stream().filter(i -> !all.contains(i)).toList();
        all.addAll(added);
        checkOneEach(all);
        long survivor = known.first();
        for (long other : known.tailSet(survivor + 1)) {
            rows.join(connection, other, survivor);
        }
        rows.update(connection, survivor, fed.demographics());
        rows.addIdentifiers(connection, survivor, added);
        return new PatientIdentity(all, fed.demographics());
    }

    /**
     * Locks the patients that the identifiers belong to. In ascending order, so that two feeds that join the same
     * patients do not wait for each other; again, when another feed joined patients while this one waited.
     */
    private SortedSet<Long> lockAll(Connection connection, PatientIdentity fed) throws SQLException {
        Set<Long> locked = new HashSet<>();
        SortedSet<Long> keys = keysOf(connection, fed);
        while (!locked.containsAll(keys)) {
            for (long key : keys) {
                if (locked.add(key)) {
                    rows.lock(connection, key);
                }
            }
            keys = keysOf(connection, fed);
        }
        return keys;
    }

    private SortedSet<Long> keysOf(Connection connection, PatientIdentity fed) throws SQLException {
        SortedSet<Long> keys = new TreeSet<>();
        for (PatientIdentifier identifier : fed.identifiers()) {
            rows.keyOf(connection, identifier).ifPresent(keys::add);
        }
        return keys;
    }

    private void checkOneEach(List<PatientIdentifier> identifiers) throws PatientConflictException {
        for (PatientIdentifier identifier : identifiers) {
            Optional<PatientIdentifier> other = identifiers.stream().filter(i -> !i.equals(identifier)
                    && i.assigningAuthorityOid().equals(identifier.assigningAuthorityOid())).findFirst();
            if (other.isPresent() && oneIdentifierOnly.test(identifier.assigningAuthorityOid())) {
                throw new PatientConflictException(other.get(), identifier);
            }
        }
    }

    private <T> T read(Transactions.Work<T, RuntimeException> work) {
        try {
            return transactions.call(work);
        } catch (SQLException e) {
            throw new PatientDirectoryException("AFF0402 The patient directory could not be read: " + e.getMessage(), e);
        }
    }
}
