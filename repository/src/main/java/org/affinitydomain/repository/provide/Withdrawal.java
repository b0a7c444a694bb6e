package org.affinitydomain.repository.provide;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.affinitydomain.repository.index.DiscardedContents;
import org.affinitydomain.repository.index.DocumentIndex;
import org.affinitydomain.repository.index.DocumentRecord;
import org.affinitydomain.repository.storage.DocumentStorage;

/** Takes documents back that will not be registered, so that their uniqueIds are free again. */
final class Withdrawal {

    private static final Logger LOG = System.getLogger(Withdrawal.class.getName());

    private final DocumentStorage storage;
    private final DocumentIndex index;
    private final DiscardedContents discarded;
    private final Clock clock;

    Withdrawal(DocumentStorage storage, DocumentIndex index, DiscardedContents discarded, Clock clock) {
        this.storage = storage;
        this.index = index;
        this.discarded = discarded;
        this.clock = clock;
    }

    /** Removes the bytes first, then what the index knows of them. Never fails: what cannot be removed now is left to the sweep. */
    void of(List<DocumentRecord> documents) {
        try {
            for (DocumentRecord document : documents) {
                storage.delete(document.key());
            }
            index.remove(documents);
        } catch (IOException e) {
            LOG.log(Level.WARNING, () -> "AFF2002 Documents that were not registered cannot be removed now (" + e.getMessage()
                    + "): the sweep removes them later; check the storage");
            afterLostAnswer(documents);
        } catch (SQLException e) {
            leaveToSweep(e);
        }
    }

    /** Takes back what the storage may have or get, or not: it did not say. The sweep removes it when that is settled. */
    void afterLostAnswer(List<DocumentRecord> documents) {
        try {
            discarded.discard(documents, clock.instant());
        } catch (SQLException e) {
            leaveToSweep(e);
        }
    }

    private static void leaveToSweep(SQLException e) {
        LOG.log(Level.WARNING, () -> "AFF2040 Documents that were not registered cannot be forgotten now (" + e.getMessage()
                + "): the sweep does it later; check the database");
    }
}
