package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A service class as provider (PS3.4). Several associations use it at a time. */
public interface DimseService {

    /** Whether it provides a SOP class. */
    boolean performs(String sopClassUid);

    /** Whether it uses a SOP class on associations that others have opened, for which they take the role of provider. */
    default boolean invokes(String sopClassUid) {
        return false;
    }

    /** The transfer syntax to accept of those proposed for one of its SOP classes; empty when none suits. */
    default Optional<String> transferSyntax(List<String> proposed) {
        return TransferSyntaxes.forDataSets(proposed);
    }

    /**
     * Performs the operation that a request wants, and answers it.
     *
     * @throws DimseException when it is to be answered with a failure, and was not answered
     * @throws IOException    to abort the association
     */
    void perform(DimseAssociation association, Message request) throws IOException;
}
