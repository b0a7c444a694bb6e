package org.affinitydomain.repository.provide;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.affinitydomain.repository.index.DocumentRecord;
import org.affinitydomain.repository.storage.ContentUnreadableException;
import org.affinitydomain.repository.storage.DocumentStorage;
import org.affinitydomain.repository.storage.StorageException;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/** The documents of one submission, received as a whole. Closing removes those that did not get a place in the storage. */
final class ReceivedDocuments implements AutoCloseable {

    private static final Logger LOG = System.getLogger(ReceivedDocuments.class.getName());

    private final List<ReceivedDocument> documents = new ArrayList<>();

    private ReceivedDocuments() {
    }

    /**
     * Receives all documents, one after the other as they come off the wire.
     *
     * @throws SubmissionRefusedException when one of them cannot be received, or is not what its entry says; nothing of them stays
     */
    static ReceivedDocuments receive(List<SubmittedDocument> submitted, DocumentStorage storage) throws SubmissionRefusedException {
        ReceivedDocuments received = new ReceivedDocuments();
        boolean good = false;
        try {
            for (SubmittedDocument document : submitted) {
                received.receive(document, storage);
            }
            received.requireAgreement();
            good = true;
            return received;
        } finally {
            if (!good) {
                received.close();
            }
        }
    }

    private void receive(SubmittedDocument document, DocumentStorage storage) throws SubmissionRefusedException {
        try (InputStream content = open(document)) {
            documents.add(new ReceivedDocument(document, storage.stage(content)));
        } catch (ContentUnreadableException e) {
            throw new SubmissionRefusedException(XdsErrorCode.REPOSITORY_ERROR.in(document.label()
                    + " could not be read to its end: " + e.getMessage()));
        } catch (StorageException e) {
            throw new SubmissionRefusedException(XdsErrorCode.REPOSITORY_OUT_OF_RESOURCES.in(document.label()
                    + " cannot be stored: " + e.getMessage()));
        } catch (IOException e) {
            // Closing content that was read to its end: the document is here as a whole.
            LOG.log(Level.DEBUG, "closing received content failed", e);
        }
    }

    private static InputStream open(SubmittedDocument document) throws SubmissionRefusedException {
        try {
            return document.content().open();
        } catch (IOException e) {
            throw new SubmissionRefusedException(XdsErrorCode.MISSING_DOCUMENT.in(document.label() + " is not in the message: "
                    + e.getMessage()));
        }
    }

    private void requireAgreement() throws SubmissionRefusedException {
        List<RegistryError> errors = documents.stream().flatMap(document -> document.contradictions().stream()).toList();
        if (!errors.isEmpty()) {
            throw new SubmissionRefusedException(errors);
        }
    }

    /** What the index is to know of them. */
    List<DocumentRecord> records(Instant now) {
        return documents.stream().map(document -> document.record(now)).toList();
    }

    /** All of them, in the order in which they came. */
    List<ReceivedDocument> all() {
        return List.copyOf(documents);
    }

    /** The submission with its DocumentEntries completed, everything else as it came. */
    SubmitObjectsRequest complete(SubmitObjectsRequest submission, String repositoryUniqueId) {
        Map<String, RegistryObject> completed = new HashMap<>();
        for (ReceivedDocument document : documents) {
            completed.put(document.submitted().entry().id(), document.completedEntry(repositoryUniqueId));
        }
        return submission.withObjects(submission.objects().stream()
                .map(object -> object.element() == RegistryObject.Element.EXTRINSIC_OBJECT
                        ? completed.getOrDefault(object.id(), object) : object)
                .toList());
    }

    @Override
    public void close() {
        documents.forEach(document -> document.staged().close());
    }
}
