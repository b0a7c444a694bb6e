package org.affinitydomain.repository.sweep;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.affinitydomain.repository.index.DiscardedContents;
import org.affinitydomain.repository.index.DocumentIndex;
import org.affinitydomain.repository.index.DocumentRecord;
import org.affinitydomain.repository.index.DocumentState;
import org.affinitydomain.repository.registration.RegistrationEnquiry;
import org.affinitydomain.repository.storage.DocumentStorage;
import org.affinitydomain.repository.storage.StorageKey;
import org.affinitydomain.xds.transaction.TransactionException;

/**
 * Settles documents of which nobody knows, some time after they came, whether they are registered: the registry is asked;
 * those that it knows become registered, the others are removed. While it cannot be asked everything stays.
 */
public final class Sweep {

    private static final Logger LOG = System.getLogger(Sweep.class.getName());
    private static final int AT_ONCE = 500;

    private final DocumentStorage storage;
    private final DocumentIndex index;
    private final DiscardedContents discarded;
    private final RegistrationEnquiry enquiry;
    private final Duration age;
    private final Clock clock;

    /**
     * What a sweep did.
     *
     * @param registered documents that turned out to be registered
     * @param removed    documents that were removed, those included that had been discarded before
     */
    public record Outcome(int registered, int removed) {
        Outcome plus(Outcome other) {
            return new Outcome(registered + other.registered, removed + other.removed);
        }
    }

    /** @param age how old a document must be; longer than any registration takes */
    public Sweep(DocumentStorage storage, DocumentIndex index, DiscardedContents discarded, RegistrationEnquiry enquiry, Duration age,
                 Clock clock) {
        this.storage = storage;
        this.index = index;
        this.discarded = discarded;
        this.enquiry = enquiry;
        this.age = age;
        this.clock = clock;
    }

    /**
     * Settles all documents that are old enough, and removes what was discarded long enough ago for the storage to have
     * done whatever it had been asked to do with it.
     *
     * @throws TransactionException when the registry cannot be asked; what was not settled stays as it is
     * @throws SQLException         when the database cannot be used
     * @throws IOException          when a document cannot be deleted
     */
    public Outcome run() throws TransactionException, SQLException, IOException {
        Instant before = clock.instant().minus(age);
        Outcome total = new Outcome(0, 0);
        // Every round settles all that it finds or ends with an exception, so this ends.
        for (List<DocumentRecord> found = index.undecided(before, AT_ONCE); !found.isEmpty(); found = index.undecided(before, AT_ONCE)) {
            for (DocumentRecord document : found) {
                total = total.plus(settle(document));
            }
        }
        for (List<StorageKey> keys = discarded.before(before, AT_ONCE); !keys.isEmpty(); keys = discarded.before(before, AT_ONCE)) {
            for (StorageKey key : keys) {
                storage.delete(key);
                discarded.remove(key);
            }
            total = total.plus(new Outcome(0, keys.size()));
        }
        return total;
    }

    private Outcome settle(DocumentRecord document) throws TransactionException, SQLException, IOException {
        if (document.state() == DocumentState.STORED && enquiry.isRegistered(document.uniqueId())) {
            index.registered(List.of(document));
            LOG.log(Level.INFO, () -> "AFF2012 Document " + document.uniqueId() + " is registered; its registry's answer was lost");
            return new Outcome(1, 0);
        }
        if (!index.removing(document)) {
            return new Outcome(1, 0);
        }
        storage.delete(document.key());
        index.remove(List.of(document));
        LOG.log(Level.INFO, () -> "AFF2013 Document " + document.uniqueId() + " was removed: no registration followed it");
        return new Outcome(0, 1);
    }
}
