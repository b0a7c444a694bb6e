package org.affinitydomain.pix;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.affinitydomain.pix.PatientRows.IdentifierRow;
import org.affinitydomain.platform.Databases;
import org.affinitydomain.platform.Transactions;

/**
 * The patients known here, in a database. Identifiers are keys: whoever feeds a known identifier changes that patient,
 * whoever feeds identifiers of two patients says that they are one. An identifier that was merged into another one goes
 * on finding its patient, and no feed may use it any more.
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
     * @throws PatientConflictException  when a patient would get two identifiers of an authority that allows one, or when an
     *                                   identifier was merged into another one; nothing is changed then
     * @throws PatientDirectoryException when the database fails; nothing is changed then
     */
    public PatientIdentity register(PatientIdentity fed) throws PatientConflictException {
        return change(changes -> changes.register(fed));
    }

    /**
     * Merges patients; committed when it returns, all of them or none. A survivor who is not known becomes known. What was
     * merged before is accepted again and changes nothing, whatever happened to the survivor since.
     *
     * @param merges carried out in this order
     * @return the survivors, with the identifiers that are used from now on
     * @throws PatientConflictException  when none of the identifiers to be merged is known, when one of them or of the survivor's
     *                                   was merged into another one before, or when a patient would get two identifiers of an
     *                                   authority that allows one
     * @throws PatientDirectoryException when the database fails; nothing is changed then
     */
    public List<PatientIdentity> merge(List<PatientMerge> merges) throws PatientConflictException {
        return change(changes -> changes.merge(merges));
    }

    private interface Change<T> {
        T by(PatientChanges changes) throws SQLException, PatientConflictException;
    }

    private <T> T change(Change<T> change) throws PatientConflictException {
        try {
            return transactions.<T, PatientConflictException>call(
                    connection -> change.by(new PatientChanges(rows, connection, oneIdentifierOnly)));
        } catch (SQLException e) {
            throw new PatientDirectoryException("AFF0401 The patient could not be stored: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<PatientIdentity> find(PatientIdentifier identifier) {
        return read(connection -> {
            Optional<IdentifierRow> found = rows.find(connection, identifier);
            return found.isEmpty() ? Optional.empty() : rows.read(connection, found.get().patient());
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

    private <T> T read(Transactions.Work<T, RuntimeException> work) {
        try {
            return transactions.call(work);
        } catch (SQLException e) {
            throw new PatientDirectoryException("AFF0402 The patient directory could not be read: " + e.getMessage(), e);
        }
    }
}
