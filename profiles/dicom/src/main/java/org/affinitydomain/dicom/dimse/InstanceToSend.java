package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An instance that can be sent by C-STORE. */
public interface InstanceToSend {

    /** SOP Class UID. */
    String sopClassUid();

    /** SOP Instance UID. */
    String sopInstanceUid();

    /** The UID of the transfer syntax of the data set, as far as it is known before it is opened. */
    String transferSyntaxUid();

    /** The transfer syntaxes that it can be had in, as far as that is known before it is opened; the first is its own. */
    default List<String> transferSyntaxUids() {
        return List.of(transferSyntaxUid());
    }

    /**
     * Opens the data set in a transfer syntax that a peer takes. The caller closes it.
     *
     * @param accepted those that the peer takes for the SOP class
     * @return empty when it cannot be had in any of them
     */
    default Optional<EncodedDataSet> open(Set<String> accepted) throws IOException {
        return accepted.contains(transferSyntaxUid()) ? Optional.of(new EncodedDataSet(transferSyntaxUid(), openDataSet())) : Optional.empty();
    }

    /** Opens the data set, without preamble and File Meta Information. The caller closes it. */
    InputStream openDataSet() throws IOException;
}
