package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.network.AcceptedContext;

/** Queries as user (PS3.4 C.4.1). */
public final class QueryScu {
    /** Matches that a provider may send after it was asked to stop: those under way, and not all that it has. */
    private static final int AFTER_CANCEL = 10_000;

    private QueryScu() {
    }

    /**
     * C-FIND: hands over matches as they come. When the sink wants no more, the operation is cancelled, and what still comes
     * is passed over.
     *
     * @param sopClassUid an information model's, such as {@link QueryRetrieveModel#find()}
     * @param identifier  keys; (0008,0052) among them
     * @return {@link Status#SUCCESS}, or {@link Status#CANCEL} when the sink wanted no more
     * @throws DimseException when the provider answers with a failure
     */
    public static Status find(DimseAssociation association, String sopClassUid, DataSet identifier, MatchSink sink) throws IOException {
        AcceptedContext context = association.contextFor(sopClassUid);
        int id = association.nextMessageId();
        association.send(context, Command.request(CommandField.C_FIND_RQ, id, sopClassUid, true), identifier);
        int afterwards = 0;
        boolean cancelled = false;
        while (true) {
            Message message = association.require(CommandField.C_FIND_RSP, id);
            Status status = message.command().status();
            if (!status.isPending()) {
                return ended(message, cancelled);
            }
            if (cancelled) {
                afterwards++;
                if (afterwards > AFTER_CANCEL) {
                    association.abort();
                    return Status.CANCEL;
                }
            } else if (!sink.match(message.readDataSet())) {
                cancelled = true;
                association.send(context, Command.cancel(id));
            }
        }
    }

    private static Status ended(Message message, boolean cancelled) throws DimseException {
        Status status = message.command().status();
        if (!cancelled && status.statusClass() != StatusClass.SUCCESS) {
            throw new DimseException(status, "the query ended with " + status + ' ' + message.command().errorComment());
        }
        return cancelled ? Status.CANCEL : status;
    }
}
