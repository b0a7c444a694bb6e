package org.affinitydomain.pix;

import java.util.List;

/**
 * Told of every patient that a feed makes known, before the feed's sender gets its acknowledgement; for example the
 * Document Registry, which needs the patient ids of the affinity domain (ITI TF-2 3.8.4.1.3).
 */
public interface PatientFeedListener {

    /**
     * A patient was registered or changed. The patient is stored already; what the listener stores must be committed
     * when this returns. The same patient may be told any number of times.
     *
     * @param patient the patient with all identifiers known by now
     * @throws RuntimeException when it could not be recorded: the sender gets an error, keeps the message and sends it
     *                          again (AE, error condition 207)
     */
    void patientRegistered(PatientIdentity patient);

    /**
     * Identifiers are used no more, because others stand for the same patients, who have been told before. It is stored
     * already; what the listener stores must be committed when this returns. The same merges may be told any number of times,
     * also after those identifiers that survived were merged themselves.
     *
     * @param merges in the order in which they happened
     * @throws RuntimeException as above
     */
    void identifiersMerged(List<IdentifierMerge> merges);
}
