package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.network.AbortReason;
import org.affinitydomain.dicom.network.AcceptedContext;
import org.affinitydomain.dicom.network.ProtocolException;

/**
 * A C-GET that is under way (PS3.4 C.4.3), driven by who reads: each {@link #next} brings the next instance, straight from the
 * association, so that nothing lies between the provider and the reader but the network. For one thread at a time.
 */
public final class GetOperation {
    private final DimseAssociation association;
    private final AcceptedContext context;
    private final int id;
    private Optional<Message> open = Optional.empty();
    private Optional<RetrieveResult> result = Optional.empty();
    private boolean cancelled;

    private GetOperation(DimseAssociation association, AcceptedContext context, int id) {
        this.association = association;
        this.context = context;
        this.id = id;
    }

    /**
     * Begins one.
     *
     * @param sopClassUid an information model's, such as {@link QueryRetrieveModel#get()}
     * @param identifier  which instances
     * @throws NoPresentationContextException when the provider has no C-GET
     */
    public static GetOperation begin(DimseAssociation association, String sopClassUid, DataSet identifier) throws IOException {
        AcceptedContext context = association.contextFor(sopClassUid);
        int id = association.nextMessageId();
        association.send(context, Command.request(CommandField.C_GET_RQ, id, sopClassUid, true), identifier);
        return new GetOperation(association, context, id);
    }

    /**
     * The next instance; the one before has to be {@link #answer answered}.
     *
     * @return empty when the operation has ended: {@link #result} tells how
     */
    public Optional<IncomingInstance> next() throws IOException {
        while (result.isEmpty()) {
            Message message = association.require();
            Command command = message.command();
            if (command.field() == CommandField.C_STORE_RQ) {
                open = Optional.of(message);
                try {
                    return Optional.of(new IncomingInstance(
                            StoreRequest.of(association, association.negotiation().calledAeTitle(), message), message.dataSet()));
                } catch (DimseException nameless) {
                    answer(nameless.status(), nameless.getMessage());
                }
            } else if (command.field() != CommandField.C_GET_RSP || command.messageIdBeingRespondedTo() != id) {
                throw association.fault(new ProtocolException(AbortReason.UNEXPECTED_PDU_PARAMETER, command.field() + " within a C-GET"));
            } else if (!command.status().isPending()) {
                result = Optional.of(RetrieveResult.of(message));
            }
        }
        return Optional.empty();
    }

    /** Answers the instance that came last, when it was read as far as it is wanted. */
    public void answer(Status status) throws IOException {
        answer(status, "");
    }

    private void answer(Status status, String comment) throws IOException {
        Message message = open.orElseThrow(() -> new IllegalStateException("there is no instance to answer"));
        open = Optional.empty();
        ((DataSetInput) message.dataSet()).drain();
        Command response = message.command().response(status, false);
        association.send(message.context(), comment.isEmpty() ? response : response.withComment(comment));
    }

    /** Asks the provider to end the operation; what is on its way still comes. */
    public void cancel() throws IOException {
        if (!cancelled && result.isEmpty()) {
            cancelled = true;
            association.send(context, Command.cancel(id));
        }
    }

    /** How it ended, once it has. */
    public Optional<RetrieveResult> result() {
        return result;
    }

    /** Hands the instances to a receiver until the end; one that throws {@link OperationCancelledException} cancels. */
    RetrieveResult run(StorageReceiver receiver) throws IOException {
        for (Optional<IncomingInstance> next = next(); next.isPresent(); next = next()) {
            if (cancelled) {
                answer(Status.OUT_OF_RESOURCES, "cancelled");
                continue;
            }
            try {
                answer(receiver.receive(next.get().request(), next.get().dataSet()));
            } catch (OperationCancelledException e) {
                cancel();
                answer(Status.OUT_OF_RESOURCES, "cancelled");
            } catch (IOException e) {
                DimseException refused = ServiceFault.of(association, e, Status.OUT_OF_RESOURCES);
                answer(refused.status(), refused.getMessage());
            }
        }
        return result.orElseThrow();
    }
}
