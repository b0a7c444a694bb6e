package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.network.AbortReason;
import org.affinitydomain.dicom.network.AcceptedContext;
import org.affinitydomain.dicom.network.Proposal;
import org.affinitydomain.dicom.network.ProtocolException;
import org.affinitydomain.dicom.network.RoleSelection;

/** Retrieval by C-GET as user (PS3.4 C.4.3): instances come on the same association. */
public final class GetScu {

    private GetScu() {
    }

    /**
     * A proposal for a C-GET of instances of some SOP classes: for each of them the more common transfer syntaxes, as many as
     * there are contexts for, in contexts of their own, so that the provider sends what it keeps.
     *
     * @throws IllegalArgumentException when there are more SOP classes than contexts
     */
    public static Proposal proposal(QueryRetrieveModel model, Collection<String> sopClassUids) {
        Proposal proposal = new Proposal().context(model.get(), TransferSyntaxes.DATA_SETS);
        if (sopClassUids.isEmpty()) {
            return proposal;
        }
        int each = Math.min(TransferSyntaxes.STORAGE.size(), proposal.freeContexts() / sopClassUids.size());
        if (each == 0) {
            throw new IllegalArgumentException(sopClassUids.size() + " SOP classes are more than an association has contexts for");
        }
        List<String> syntaxes = TransferSyntaxes.STORAGE.subList(0, each);
        sopClassUids.forEach(uid -> proposal.contexts(uid, syntaxes).role(RoleSelection.provider(uid)));
        return proposal;
    }

    /**
     * C-GET: takes the instances as they come. When the receiver throws {@link OperationCancelledException}, the operation is
     * cancelled; what is under way is passed over then.
     *
     * @param identifier which instances
     * @return how it ended, which may be with a failure
     */
    public static RetrieveResult get(DimseAssociation association, String sopClassUid, DataSet identifier, StorageReceiver receiver)
            throws IOException {
        AcceptedContext context = association.contextFor(sopClassUid);
        int id = association.nextMessageId();
        association.send(context, Command.request(CommandField.C_GET_RQ, id, sopClassUid, true), identifier);
        Cancelling cancelling = new Cancelling(association, context, id, receiver);
        while (true) {
            Message message = association.require();
            if (message.command().field() == CommandField.C_STORE_RQ) {
                StorageScp.receive(association, association.negotiation().calledAeTitle(), message, cancelling);
            } else if (message.command().field() != CommandField.C_GET_RSP || message.command().messageIdBeingRespondedTo() != id) {
                throw association.fault(new ProtocolException(AbortReason.UNEXPECTED_PDU_PARAMETER,
                        message.command().field() + " within a C-GET"));
            } else if (!message.command().status().isPending()) {
                return RetrieveResult.of(message);
            }
        }
    }

    /** Tells the provider once that no more is wanted, and refuses what it sends all the same. */
    private static final class Cancelling implements StorageReceiver {
        private final DimseAssociation association;
        private final AcceptedContext context;
        private final int operation;
        private final StorageReceiver receiver;
        private boolean cancelled;

        Cancelling(DimseAssociation association, AcceptedContext context, int operation, StorageReceiver receiver) {
            this.association = association;
            this.context = context;
            this.operation = operation;
            this.receiver = receiver;
        }

        @Override
        public Status receive(StoreRequest request, InputStream dataSet) throws IOException {
            if (!cancelled) {
                try {
                    return receiver.receive(request, dataSet);
                } catch (OperationCancelledException e) {
                    cancelled = true;
                    association.send(context, Command.cancel(operation));
                }
            }
            throw new DimseException(Status.OUT_OF_RESOURCES, "cancelled");
        }
    }
}
