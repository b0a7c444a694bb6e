package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.network.AcceptedContext;
import org.affinitydomain.dicom.network.Proposal;

/** Storage as user (PS3.4 B). */
public final class StorageScu {
    private StorageScu() {
    }

    private record Pair(String sopClassUid, String transferSyntaxUid) {
    }

    /**
     * A proposal with a context for each pair of SOP class and transfer syntax among instances, and then for what else they can
     * be had in; pairs beyond the number of contexts that an association has are left out.
     */
    public static Proposal proposal(List<? extends InstanceToSend> instances) {
        Set<Pair> pairs = new LinkedHashSet<>();
        instances.forEach(i -> pairs.add(new Pair(i.sopClassUid(), i.transferSyntaxUid())));
        instances.forEach(i -> i.transferSyntaxUids().forEach(syntax -> pairs.add(new Pair(i.sopClassUid(), syntax))));
        Proposal proposal = new Proposal();
        pairs.stream().limit(proposal.freeContexts()).forEach(pair -> proposal.context(pair.sopClassUid(), List.of(pair.transferSyntaxUid())));
        return proposal;
    }

    /**
     * C-STORE: sends an instance, byte for byte where the peer takes it as it is.
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
        int id = association.nextMessageId();
        Command command = Command.request(CommandField.C_STORE_RQ, id, instance.sopClassUid(), true)
                .with(Tag.AFFECTED_SOP_INSTANCE_UID, instance.sopInstanceUid());
        if (originator.isPresent()) {
            command = command.with(Tag.MOVE_ORIGINATOR_APPLICATION_ENTITY_TITLE, originator.get().aeTitle())
                    .with(Tag.MOVE_ORIGINATOR_MESSAGE_ID, originator.get().messageId());
        }
        Set<String> accepted = association.negotiation().contexts().stream().filter(context -> context.scu()
                && context.abstractSyntax().equals(instance.sopClassUid())).map(AcceptedContext::transferSyntax).collect(Collectors.toSet());
        try (EncodedDataSet dataSet = instance.open(accepted).orElseThrow(() ->
                new NoPresentationContextException(association.peer(), instance.sopClassUid(), instance.transferSyntaxUid()))) {
            association.send(association.negotiation().contextFor(instance.sopClassUid(), dataSet.transferSyntaxUid()).orElseThrow(), command,
                    dataSet.content());
        }
        return id;
    }
}
