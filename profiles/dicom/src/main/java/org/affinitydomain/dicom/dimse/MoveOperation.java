package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.network.AcceptedContext;

/** A C-MOVE that is under way (PS3.4 C.4.2). For one thread at a time. */
public final class MoveOperation {
    private final DimseAssociation association;
    private final AcceptedContext context;
    private final int id;
    private SubOperations counts = SubOperations.NONE;
    private boolean cancelled;

    private MoveOperation(DimseAssociation association, AcceptedContext context, int id) {
        this.association = association;
        this.context = context;
        this.id = id;
    }

    /**
     * Begins one.
     *
     * @param sopClassUid an information model's, such as {@link QueryRetrieveModel#move()}
     * @param identifier  which instances
     * @param destination AE title of the destination, which the provider has to know
     */
    public static MoveOperation begin(DimseAssociation association, String sopClassUid, DataSet identifier, String destination)
            throws IOException {
        AcceptedContext context = association.contextFor(sopClassUid);
        int id = association.nextMessageId();
        association.send(context, Command.request(CommandField.C_MOVE_RQ, id, sopClassUid, true).with(Tag.MOVE_DESTINATION, destination),
                identifier);
        return new MoveOperation(association, context, id);
    }

    /** Message ID of the request: what the destination is told as Move Originator Message ID. */
    public int messageId() {
        return id;
    }

    /** Whether the provider has said something that {@link #next} would read without waiting. */
    public boolean hasNews() throws IOException {
        return association.association().hasInput();
    }

    /**
     * Waits for the next response.
     *
     * @return how it ended; empty while it goes on
     */
    public Optional<RetrieveResult> next() throws IOException {
        Message message = association.require(CommandField.C_MOVE_RSP, id);
        counts = message.command().subOperations();
        return message.command().status().isPending() ? Optional.empty() : Optional.of(RetrieveResult.of(message));
    }

    /** How far it is, as of the last response. */
    public SubOperations counts() {
        return counts;
    }

    /** Asks the provider to end the operation; what is on its way still arrives. */
    public void cancel() throws IOException {
        if (!cancelled) {
            cancelled = true;
            association.send(context, Command.cancel(id));
        }
    }
}
