package org.affinitydomain.repository.verify;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.affinitydomain.repository.index.DiscardedContents;
import org.affinitydomain.repository.index.DocumentPages;
import org.affinitydomain.repository.index.KnownDocuments;
import org.affinitydomain.repository.registration.RegistrationEnquiry;
import org.affinitydomain.repository.storage.DocumentStorage;
import org.affinitydomain.xds.transaction.TransactionException;

/** Verifies, once at a time: every run reads all documents. Closing ends a run that is under way. */
public final class Verifier implements AutoCloseable {

    private static final int PAGE = 500;

    private final DocumentStorage storage;
    private final DocumentPages pages;
    private final DiscardedContents discarded;
    private final RegistrationEnquiry enquiry;
    private final EntryCheck entries;
    private final Semaphore turn = new Semaphore(1);
    private volatile boolean closed;

    public Verifier(DocumentStorage storage, DataSource dataSource, RegistrationEnquiry enquiry) {
        this.storage = storage;
        this.pages = new DocumentPages(dataSource, PAGE);
        this.discarded = new DiscardedContents(dataSource);
        this.enquiry = enquiry;
        this.entries = new EntryCheck(new KnownDocuments(dataSource), enquiry);
    }

    /**
     * Verifies every document.
     *
     * @param hashing whether documents are read and hashed; otherwise only their stored size is compared
     * @param report  is told what is found, as it is found
     * @return what was looked at and found; empty when another run is under way
     * @throws IOException          when the storage cannot be used, the report cannot be told, or the server stops
     * @throws SQLException         when the database cannot be used
     * @throws TransactionException when the registry cannot be asked
     */
    public Optional<VerificationSummary> verify(boolean hashing, VerificationReport report)
            throws IOException, SQLException, TransactionException {
        if (!turn.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Verification(storage, pages, discarded, new DocumentCheck(storage, enquiry, hashing), report,
                    () -> closed).run());
        } finally {
            turn.release();
        }
    }

    /**
     * Which documents are missing, out of those that the registry is said to have entries of; a few, beside any run.
     *
     * @throws SQLException         when the database cannot be used
     * @throws TransactionException when the registry cannot be asked
     */
    public List<Finding> missingDocuments(Collection<String> uniqueIds) throws SQLException, TransactionException {
        return entries.missing(uniqueIds);
    }

    @Override
    public void close() {
        closed = true;
    }
}
