package org.affinitydomain.repository.provide;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import org.affinitydomain.repository.index.DocumentIndex;
import org.affinitydomain.repository.index.DocumentRecord;
import org.affinitydomain.repository.storage.DocumentStorage;

/** Takes documents back that will not be registered: the bytes first, then what the index knows of them. */
final class Withdrawal {

    private static final Logger LOG = System.getLogger(Withdrawal.class.getName());

    private final DocumentStorage storage;
    private final DocumentIndex index;

    Withdrawal(DocumentStorage storage, DocumentIndex index) {
        this.storage = storage;
        this.index = index;
    }

    /** Never fails: what cannot be removed now is found by the sweep. */
    void of(List<DocumentRecord> documents) {
        try {
            for (DocumentRecord document : documents) {
                storage.delete(document.key());
            }
            index.remove(documents);
        } catch (IOException | SQLException e) {
            LOG.log(Level.WARNING, () -> "AFF2002 Documents that were not registered cannot be removed now (" + e.getMessage()
                    + "): the sweep removes them later; check the storage and the database");
        }
    }
}
