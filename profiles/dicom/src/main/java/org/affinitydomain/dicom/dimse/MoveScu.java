package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import org.affinitydomain.dicom.data.DataSet;

/** Retrieval by C-MOVE as user (PS3.4 C.4.2): instances come to a destination on associations of their own. */
public final class MoveScu {
    private MoveScu() {
    }

    /**
     * C-MOVE: has instances sent to a destination, and waits for the end.
     *
     * @param identifier  which instances
     * @param destination AE title of the destination, which the provider has to know
     * @param goOn        asked at each pending response; false cancels
     * @return how it ended, which may be with a failure
     */
    public static RetrieveResult move(DimseAssociation association, String sopClassUid, DataSet identifier, String destination,
                                      Predicate<SubOperations> goOn) throws IOException {
        MoveOperation operation = MoveOperation.begin(association, sopClassUid, identifier, destination);
        Optional<RetrieveResult> result = operation.next();
        while (result.isEmpty()) {
            if (!goOn.test(operation.counts())) {
                operation.cancel();
            }
            result = operation.next();
        }
        return result.get();
    }
}
