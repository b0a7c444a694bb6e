package org.affinitydomain.imagingsource.pacs;

import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** An instance that a PACS holds, to be opened when its turn comes. */
public interface StoredInstance {

    /** Study Instance UID. */
    String studyUid();

    /** Series Instance UID. */
    String seriesUid();

    /** SOP Instance UID. */
    String instanceUid();

    /** SOP Class UID, when it is known without the instance being opened. */
    default Optional<String> sopClassUid() {
        return Optional.empty();
    }

    /**
     * The UID of the transfer syntax in which the PACS holds it. May ask the PACS.
     *
     * @throws PacsException when the PACS cannot say, or has lost the instance
     */
    String transferSyntaxUid() throws PacsException;

    /** The bytes of the file, when they are known beforehand. */
    OptionalLong size();

    /**
     * Opens the Part 10 file (PS3.10 7), byte for byte as the PACS holds it. The caller closes the stream, at any time.
     *
     * @throws PacsException when the PACS does not hand it over; reading the stream may throw any IOException
     */
    InputStream open() throws PacsException;
}
