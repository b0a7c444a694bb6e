package org.affinitydomain.registry.register;

import org.affinitydomain.registry.store.RegistryStore;
import org.affinitydomain.xds.metadata.Submission;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;

/** Register Document Set-b (ITI-42, ITI TF-2 3.42) and Register On-Demand Document Entry (ITI-61, ITI TF-2 3.61). For several threads. */
public final class RegisterDocumentSet {

    private final RegistryStore store;
    private final SubmissionTransaction transaction;

    /** Registers in a store. */
    public RegisterDocumentSet(RegistryStore store, SubmissionTransaction transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    /**
     * Registers a submission; a failure names everything that is wrong with it.
     *
     * @param submission what it came by: entries of ITI-42 are stable, those of ITI-61 On-Demand
     */
    public RegistryResponse register(SubmitObjectsRequest request, Submission submission) {
        return transaction.run(request, submission, "AFF1002 A submission could not be stored.",
                (session, initial) -> new Registration(session, store, initial).register(request.objects()));
    }
}
