package org.affinitydomain.registry.update;

import org.affinitydomain.registry.register.SubmissionTransaction;
import org.affinitydomain.registry.store.RegistryStore;
import org.affinitydomain.xds.metadata.Submission;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;

/**
 * Update Document Set (ITI-57, ITI TF-2 3.57) and Restricted Update Document Set (ITI-92, ITI TF-2 3.92, XDS Persistence
 * option): all operations of a submission are carried out, or none. For several threads.
 */
public final class UpdateDocumentSet {

    private final RegistryStore store;
    private final SubmissionTransaction transaction;

    /** Updates what is in a store. */
    public UpdateDocumentSet(RegistryStore store, SubmissionTransaction transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    /**
     * Carries out the operations of a submission; a failure names everything that is wrong with it.
     *
     * @param submission {@link Submission#UPDATE} for ITI-57, {@link Submission#RESTRICTED_UPDATE} for ITI-92
     */
    public RegistryResponse update(SubmitObjectsRequest request, Submission submission) {
        return transaction.run(request, submission, "AFF1007 An update could not be stored.",
                (session, initial) -> new MetadataUpdate(session, store, initial, submission).update(request.objects()));
    }
}
