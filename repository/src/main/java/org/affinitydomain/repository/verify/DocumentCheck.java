package org.affinitydomain.repository.verify;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.affinitydomain.repository.index.DocumentRecord;
import org.affinitydomain.repository.registration.RegisteredEntry;
import org.affinitydomain.repository.registration.RegistrationEnquiry;
import org.affinitydomain.repository.storage.ContentDigest;
import org.affinitydomain.repository.storage.DocumentStorage;
import org.affinitydomain.repository.storage.StorageUnavailableException;
import org.affinitydomain.repository.storage.StoredContent;
import org.affinitydomain.repository.verify.Finding.Kind;
import org.affinitydomain.xds.transaction.TransactionException;

/** Compares a registered document that is in the storage with what its index and its entries say of it. */
final class DocumentCheck {

    private static final int BUFFER = 64 * 1024;
    private static final String RESTORE = "restore it from a backup, or remove the document (ITI-86) and its entry (ITI-62)";

    private final DocumentStorage storage;
    private final RegistrationEnquiry enquiry;
    private final boolean hashing;
    private final byte[] buffer = new byte[BUFFER];

    /** @param hashing whether documents are read and hashed; otherwise only their stored size is compared */
    DocumentCheck(DocumentStorage storage, RegistrationEnquiry enquiry, boolean hashing) {
        this.storage = storage;
        this.enquiry = enquiry;
        this.hashing = hashing;
    }

    /** A document whose bytes are not there. */
    static Finding missing(DocumentRecord document) {
        return new Finding(Kind.MISSING, Optional.of(document.uniqueId()), "content " + document.key() + " is not in the storage", RESTORE);
    }

    /** What is wrong with the bytes. */
    Optional<Finding> content(DocumentRecord document, long storedSize) throws IOException {
        StoredContent expected = document.content();
        if (storedSize != expected.storedSize()) {
            return altered(document, "content " + document.key() + " has " + storedSize + " bytes in the storage and should have "
                    + expected.storedSize());
        }
        if (!hashing) {
            return Optional.empty();
        }
        try {
            ContentDigest digest = read(expected);
            if (digest.size() != expected.size()) {
                return altered(document, "content " + document.key() + " has " + digest.size() + " bytes and should have " + expected.size());
            }
            String sha1 = digest.sha1();
            return sha1.equals(expected.sha1()) ? Optional.empty()
                    : altered(document, "content " + document.key() + " has SHA-1 " + sha1 + " and should have " + expected.sha1());
        } catch (ZipException | EOFException e) {
            return altered(document, "content " + document.key() + " is damaged (" + e.getMessage() + ")");
        } catch (StorageUnavailableException e) {
            throw e;
        } catch (IOException e) {
            return storage.storedSize(document.key()).isEmpty() ? Optional.empty()
                    : altered(document, "content " + document.key() + " cannot be read (" + e.getMessage() + ")");
        }
    }

    private ContentDigest read(StoredContent content) throws IOException {
        ContentDigest digest = new ContentDigest();
        try (InputStream in = storage.content(content).open()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, n);
            }
        }
        return digest;
    }

    private static Optional<Finding> altered(DocumentRecord document, String what) {
        return Optional.of(new Finding(Kind.ALTERED, Optional.of(document.uniqueId()), what, RESTORE));
    }

    /**
     * What is wrong between the document and its entries. A later version of an entry may say something else of it
     * (ITI-57); one version at least must describe the document that is here.
     */
    Optional<Finding> registration(DocumentRecord document) throws TransactionException {
        List<RegisteredEntry> entries = enquiry.entries(document.uniqueId());
        if (entries.isEmpty()) {
            return Optional.of(new Finding(Kind.ORPHANED, Optional.of(document.uniqueId()), "the registry has no entry that points to content "
                    + document.key(), "remove the document (ITI-86), or restore the registry from a backup"));
        }
        StoredContent content = document.content();
        if (entries.stream().anyMatch(entry -> entry.describes(content.size(), content.sha1()))) {
            return Optional.empty();
        }
        RegisteredEntry entry = entries.get(0);
        return Optional.of(new Finding(Kind.ALTERED, Optional.of(document.uniqueId()), "the registry says size " + entry.size().orElse("none")
                + " and hash " + entry.hash().orElse("none") + ", the index has " + content.size() + " and " + content.sha1(),
                "compare the document with its source, then correct the entry (ITI-57) or restore the document from a backup"));
    }
}
