package org.affinitydomain.tools.bench.registry;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.affinitydomain.dicom.uid.Uids;

/**
 * The identifiers of an entry, computed from its number, so that whoever asks for an entry needs no list of them. They are
 * as long and as random as those that an imaging source makes.
 *
 * @param number of the entry; numbers beyond those of the stock are of entries that are registered later
 */
public record EntryIdentity(long number) {

    private static final UUID NAME_SPACE = UUID.fromString("0d7f4c5e-8a57-4c57-9f0b-9f6f1d8a2b11");

    /** DocumentEntry.uniqueId: the SOP Instance UID of the manifest. */
    public String manifestUid() {
        return uid("manifest");
    }

    /** SubmissionSet.uniqueId. */
    public String submissionSetUid() {
        return uid("submission");
    }

    /** Study Instance UID. */
    public String studyUid() {
        return uid("study");
    }

    /** DocumentEntry.entryUUID, which an imaging source gives itself. */
    public String entryUuid() {
        return "urn:uuid:" + UUID.nameUUIDFromBytes((NAME_SPACE + "|entry|" + number).getBytes(StandardCharsets.UTF_8));
    }

    /** The accession number. */
    public String accession() {
        return "R%09d".formatted(number);
    }

    private String uid(String of) {
        return Uids.nameBased(NAME_SPACE, of + '|' + number);
    }
}
