package org.affinitydomain.dicom.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What both sides of an association agreed on (PS3.8 7.1.1).
 *
 * @param callingAeTitle who requested it
 * @param calledAeTitle  whom
 * @param contexts       the accepted presentation contexts, in ascending order of their IDs
 * @param peer           what the other side tells of itself
 * @param operations     the operations window: outstanding at a time, invoked by the requestor and by the acceptor
 */
public record Negotiation(String callingAeTitle, String calledAeTitle, List<AcceptedContext> contexts, UserInformation peer,
                          AsynchronousOperations operations) {
    private static final int SMALLEST = 16;

    public Negotiation {
        contexts = contexts.stream().sorted(Comparator.comparingInt(AcceptedContext::id)).toList();
    }

    /** As the requestor sees it. Answers to contexts that were not proposed are passed over. */
    static Negotiation ofRequestor(Pdu.AssociateRequest request, Pdu.AssociateAccept accept) {
        Map<Integer, PresentationContext> proposed = request.contexts().stream()
                .collect(Collectors.toMap(PresentationContext::id, Function.identity()));
        Map<Integer, AcceptedContext> accepted = new HashMap<>();
        for (PresentationContextResult result : accept.results()) {
            PresentationContext context = proposed.get(result.id());
            if (result.isAccepted() && context != null) {
                RoleSelection role = accept.user().role(context.abstractSyntax())
                        .orElseGet(() -> RoleSelection.byDefault(context.abstractSyntax()));
                accepted.put(result.id(), new AcceptedContext(result.id(), context.abstractSyntax(), result.transferSyntax(), role.scu(), role.scp()));
            }
        }
        return new Negotiation(request.callingAeTitle(), request.calledAeTitle(), new ArrayList<>(accepted.values()), accept.user(),
                accept.user().operations().orElse(AsynchronousOperations.SYNCHRONOUS));
    }

    /** As the acceptor sees it. */
    static Negotiation ofAcceptor(Pdu.AssociateRequest request, Pdu.AssociateAccept accept) {
        List<AcceptedContext> accepted = new ArrayList<>();
        for (int i = 0; i < accept.results().size(); i++) {
            PresentationContextResult result = accept.results().get(i);
            String abstractSyntax = request.contexts().get(i).abstractSyntax();
            if (result.isAccepted()) {
                RoleSelection role = accept.user().role(abstractSyntax).orElseGet(() -> RoleSelection.byDefault(abstractSyntax));
                accepted.add(new AcceptedContext(result.id(), abstractSyntax, result.transferSyntax(), role.scp(), role.scu()));
            }
        }
        return new Negotiation(request.callingAeTitle(), request.calledAeTitle(), accepted, request.user(),
                accept.user().operations().orElse(AsynchronousOperations.SYNCHRONOUS));
    }

    /** The accepted context of a number. */
    public Optional<AcceptedContext> context(int id) {
        // contexts are few, and mostly one
        for (AcceptedContext context : contexts) {
            if (context.id() == id) {
                return Optional.of(context);
            }
        }
        return Optional.empty();
    }

    /** The first accepted context of a SOP class in which this side may be the user. */
    public Optional<AcceptedContext> contextFor(String sopClassUid) {
        return contexts.stream().filter(context -> context.scu() && context.abstractSyntax().equals(sopClassUid)).findFirst();
    }

    /** The accepted context for instances of a SOP class in a transfer syntax. */
    public Optional<AcceptedContext> contextFor(String sopClassUid, String transferSyntax) {
        return contexts.stream().filter(context -> context.scu() && context.abstractSyntax().equals(sopClassUid)
                && context.transferSyntax().equals(transferSyntax)).findFirst();
    }

    /** Bytes of the variable field of PDUs to send: what the peer takes, and no more than the own limit. */
    int sendLength(int ownLimit) throws ProtocolException {
        int limit = peer.maxPduLength();
        if (limit > 0 && limit < SMALLEST) {
            throw new ProtocolException(AbortReason.INVALID_PDU_PARAMETER_VALUE, "the peer takes PDUs of " + limit + " bytes only");
        }
        return limit == 0 ? ownLimit : Math.min(limit, ownLimit);
    }
}
