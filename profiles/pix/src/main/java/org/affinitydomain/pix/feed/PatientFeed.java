package org.affinitydomain.pix.feed;

import java.util.List;
import org.affinitydomain.pix.IdentifierMerge;
import org.affinitydomain.pix.PatientConflictException;
import org.affinitydomain.pix.PatientDirectoryException;
import org.affinitydomain.pix.PatientFeedListener;
import org.affinitydomain.pix.PatientIdentity;
import org.affinitydomain.pix.PatientMerge;
import org.affinitydomain.pix.PatientStore;

/**
 * What every feed does, in whatever form it comes: stores, then tells the listeners. When this returns, everything is
 * committed. When a listener fails, what is stored is right and stays; the sender repeats its message, the store finds that
 * it knows all that already, and the listeners are told again. For several threads.
 */
public final class PatientFeed {
    private final PatientStore store;
    private final List<PatientFeedListener> listeners;

    /**
     * @param store     where patients are kept
     * @param listeners told of every patient, in this order
     */
    public PatientFeed(PatientStore store, List<PatientFeedListener> listeners) {
        this.store = store;
        this.listeners = List.copyOf(listeners);
    }

    /**
     * Makes a patient known, or changes one.
     *
     * @throws PatientConflictException when the feed contradicts what is known
     * @throws FeedFailureException     when something failed on this side, and the message is to be sent again
     */
    public void register(PatientIdentity fed) throws PatientConflictException, FeedFailureException {
        guarded(() -> tell(List.of(store.register(fed)), List.of()));
    }

    /**
     * Merges patients, in this order; all of them or none.
     *
     * @throws PatientConflictException when the feed contradicts what is known
     * @throws FeedFailureException     when something failed on this side, and the message is to be sent again
     */
    public void merge(List<PatientMerge> merges) throws PatientConflictException, FeedFailureException {
        guarded(() -> tell(store.merge(merges), merges.stream().flatMap(merge -> merge.identifiers().stream()).toList()));
    }

    private void tell(List<PatientIdentity> patients, List<IdentifierMerge> merges) {
        for (PatientFeedListener listener : listeners) {
            patients.forEach(listener::patientRegistered);
            if (!merges.isEmpty()) {
                listener.identifiersMerged(merges);
            }
        }
    }

    private interface Work {
        void run() throws PatientConflictException;
    }

    private static void guarded(Work work) throws PatientConflictException, FeedFailureException {
        try {
            work.run();
        } catch (PatientDirectoryException e) {
            throw new FeedFailureException("the patient could not be stored now; send the message again", e);
        } catch (RuntimeException e) {
            throw new FeedFailureException("the patient could not be recorded everywhere; send the message again", e);
        }
    }
}
