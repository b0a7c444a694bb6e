package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.network.AcceptedContext;
import org.affinitydomain.dicom.network.Proposal;

/** Storage as user (PS3.4 B). */
public final class StorageScu {
    private StorageScu() {
    }

    /**
     * A proposal with a context for each pair of SOP class and transfer syntax among instances; pairs beyond the number of
     * contexts that an association has are left out.
     */
    public static Proposal proposal(List<? extends InstanceToSend> instances) {
        Map<String, Set<String>> pairs = new LinkedHashMap<>();
        instances.forEach(i -> pairs.computeIfAbsent(i.sopClassUid(), uid -> new LinkedHashSet<>()).add(i.transferSyntaxUid()));
        Proposal proposal = new Proposal();
        pairs.forEach((sopClass, syntaxes) -> syntaxes.stream().limit(proposal.freeContexts())
                .forEach(syntax -> proposal.context(sopClass, List.of(syntax))));
        return proposal;
    }

    /**
     * C-STORE: sends an instance, byte for byte.
     *
     * @param originator the C-MOVE that it is sent for, if it is
     * @return the status of the response, which may be a failure
     * @throws NoPresentationContextException when the peer does not take the SOP class in the transfer syntax
     */
    public static Status store(DimseAssociation association, InstanceToSend instance, Optional<MoveOriginator> originator)
            throws IOException {
        int id = request(association, instance, originator);
        return association.require(CommandField.C_STORE_RSP, id).command().status();
    }

    /** Sends the request, and gives its message ID; the response is still to come. */
    static int request(DimseAssociation association, InstanceToSend instance, Optional<MoveOriginator> originator) throws IOException {
        AcceptedContext context = association.negotiation().contextFor(instance.sopClassUid(), instance.transferSyntaxUid())
                .orElseThrow(() -> new NoPresentationContextException(association.peer(), instance.sopClassUid(), instance.transferSyntaxUid()));
        int id = association.nextMessageId();
        Command command = Command.request(CommandField.C_STORE_RQ, id, instance.sopClassUid(), true)
                .with(Tag.AFFECTED_SOP_INSTANCE_UID, instance.sopInstanceUid());
        if (originator.isPresent()) {
            command = command.with(Tag.MOVE_ORIGINATOR_APPLICATION_ENTITY_TITLE, originator.get().aeTitle())
                    .with(Tag.MOVE_ORIGINATOR_MESSAGE_ID, originator.get().messageId());
        }
        try (InputStream dataSet = instance.openDataSet()) {
            association.send(context, command, dataSet);
        }
        return id;
    }
}
