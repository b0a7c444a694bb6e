package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.util.function.Predicate;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.network.AcceptedContext;

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
        AcceptedContext context = association.contextFor(sopClassUid);
        int id = association.nextMessageId();
        association.send(context, Command.request(CommandField.C_MOVE_RQ, id, sopClassUid, true).with(Tag.MOVE_DESTINATION, destination),
                identifier);
        boolean cancelled = false;
        while (true) {
            Message message = association.require(CommandField.C_MOVE_RSP, id);
            if (!message.command().status().isPending()) {
                return RetrieveResult.of(message);
            }
            if (!cancelled && !goOn.test(message.command().subOperations())) {
                cancelled = true;
                association.send(context, Command.cancel(id));
            }
        }
    }
}
