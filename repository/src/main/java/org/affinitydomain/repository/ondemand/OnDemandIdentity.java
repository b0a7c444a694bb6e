package org.affinitydomain.repository.ondemand;

import java.util.UUID;
import org.affinitydomain.dicom.uid.Uids;

/**
 * The identifiers of On-Demand entries. They follow from what an entry is about, so that an entry whose registration is tried
 * again, after a lost answer or a crash, is recognised as the same by the registry.
 */
final class OnDemandIdentity {

    private static final UUID NAME_SPACE = UUID.fromString("9d1f2c57-5a7e-4b0b-8f61-2f4f7c0f6a35");

    private OnDemandIdentity() {
    }

    /** The uniqueId of the DocumentEntry that a provider's document of a source has. */
    static String uniqueId(String repositoryUniqueId, String provider, String sourceId) {
        return Uids.nameBased(NAME_SPACE, "document|" + repositoryUniqueId + '|' + provider + '|' + sourceId);
    }

    /** The uniqueId of the SubmissionSet that registers it for one DocumentEntry of the source. */
    static String submissionSetId(String uniqueId, String sourceEntry) {
        return Uids.nameBased(NAME_SPACE, "submission|" + uniqueId + '|' + sourceEntry);
    }

    /** The uniqueId of the document itself: the same for the same bytes (ITI TF-2 3.43.4.2.2). */
    static String contentId(String uniqueId, String sha256) {
        return Uids.nameBased(NAME_SPACE, "content|" + uniqueId + '|' + sha256);
    }
}
