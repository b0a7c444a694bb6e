package org.affinitydomain.repository.verify;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.affinitydomain.repository.index.DiscardedContents;
import org.affinitydomain.repository.index.DocumentPages;
import org.affinitydomain.repository.index.DocumentRecord;
import org.affinitydomain.repository.index.DocumentState;
import org.affinitydomain.repository.storage.DocumentStorage;
import org.affinitydomain.repository.storage.StorageItem;
import org.affinitydomain.repository.storage.StorageKey;
import org.affinitydomain.repository.storage.StorageWalk;
import org.affinitydomain.xds.transaction.TransactionException;

/** One walk through storage and index, both in the order of storage keys. For one run. */
final class Verification {

    private final DocumentStorage storage;
    private final DocumentPages pages;
    private final DiscardedContents discarded;
    private final DocumentCheck check;
    private final VerificationReport report;
    private final BooleanSupplier stopped;
    private VerificationSummary summary = VerificationSummary.NOTHING;

    /** @param stopped whether the server stops */
    Verification(DocumentStorage storage, DocumentPages pages, DiscardedContents discarded, DocumentCheck check,
                 VerificationReport report, BooleanSupplier stopped) {
        this.storage = storage;
        this.pages = pages;
        this.discarded = discarded;
        this.check = check;
        this.report = report;
        this.stopped = stopped;
    }

    VerificationSummary run() throws IOException, SQLException, TransactionException {
        report.begin(pages.count());
        StorageWalk walk = storage.walk();
        Optional<StorageItem> item = walk.next();
        List<DocumentRecord> page = pages.after(Optional.empty());
        while (!page.isEmpty()) {
            for (DocumentRecord document : page) {
                while (item.isPresent() && isBefore(item.get(), document.key())) {
                    unknown(item.get());
                    item = walk.next();
                }
                if (item.isPresent() && item.get() instanceof StorageItem.Content content && content.key().equals(document.key())) {
                    present(document, content.size());
                    item = walk.next();
                } else {
                    absent(document);
                }
                next();
            }
            page = pages.after(Optional.of(page.get(page.size() - 1).key()));
        }
        for (; item.isPresent(); item = walk.next()) {
            unknown(item.get());
            next();
        }
        return summary;
    }

    private static boolean isBefore(StorageItem item, StorageKey key) {
        return !(item instanceof StorageItem.Content content) || content.key().value().compareTo(key.value()) < 0;
    }

    private void next() throws IOException {
        report.progress(summary);
        if (stopped.getAsBoolean()) {
            throw new IOException("the server stops");
        }
    }

    private void present(DocumentRecord document, long storedSize) throws IOException, SQLException, TransactionException {
        if (document.state() != DocumentState.REGISTERED) {
            summary = summary.plusUnderWay();
            return;
        }
        summary = summary.plusDocument(document.content().size(), storedSize);
        Optional<Finding> found = check.content(document, storedSize);
        if (found.isEmpty()) {
            found = check.registration(document);
        }
        if (found.isPresent() && isStillRegistered(document)) {
            report(found.get());
        }
    }

    /** The walk did not meet its bytes: they are gone, or came behind the walk's back. */
    private void absent(DocumentRecord document) throws IOException, SQLException, TransactionException {
        OptionalLong size = storage.storedSize(document.key());
        if (size.isPresent() || document.state() != DocumentState.REGISTERED) {
            present(document, size.orElse(0));
        } else if (isStillRegistered(document)) {
            summary = summary.plusDocument(document.content().size(), 0);
            report(DocumentCheck.missing(document));
        }
    }

    /** Removed documents lose this state before their bytes. */
    private boolean isStillRegistered(DocumentRecord document) throws SQLException {
        return pages.of(document.key()).filter(now -> now.state() == DocumentState.REGISTERED).isPresent();
    }

    /** Bytes that the index, as far as it was read, does not know. A row comes before its bytes and goes after them. */
    private void unknown(StorageItem item) throws IOException, SQLException {
        if (item instanceof StorageItem.Stray stray) {
            report(new Finding(Finding.Kind.ORPHANED, Optional.empty(), stray.name() + " in the storage is none of this repository's",
                    "find out whose it is, and remove it"));
            return;
        }
        StorageKey key = ((StorageItem.Content) item).key();
        if (pages.of(key).isPresent()) {
            return;
        }
        if (discarded.contains(key)) {
            summary = summary.plusUnderWay();
        } else if (storage.storedSize(key).isPresent()) {
            report(new Finding(Finding.Kind.ORPHANED, Optional.empty(), "content " + key + " in the storage belongs to no document of the index",
                    "keep it when the database was restored from an older backup and documents are sought; remove it otherwise"));
        }
    }

    private void report(Finding finding) throws IOException {
        summary = summary.plus(finding.kind());
        report.finding(finding);
    }
}
