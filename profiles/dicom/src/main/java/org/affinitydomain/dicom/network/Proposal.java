package org.affinitydomain.dicom.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a requestor proposes to an acceptor. Not for several threads at a time.
 */
public final class Proposal {
    private final List<PresentationContext> contexts = new ArrayList<>();
    private final Map<String, RoleSelection> roles = new LinkedHashMap<>();
    private Optional<AsynchronousOperations> operations = Optional.empty();

    /**
     * Proposes a SOP class with transfer syntaxes of which the acceptor chooses one.
     *
     * @throws IllegalStateException when there are as many contexts already as an association has
     */
    public Proposal context(String sopClassUid, List<String> transferSyntaxes) {
        if (freeContexts() == 0) {
            throw new IllegalStateException("an association has " + PresentationContext.MAX_COUNT + " presentation contexts at most");
        }
        contexts.add(new PresentationContext(2 * contexts.size() + 1, sopClassUid, transferSyntaxes));
        return this;
    }

    /** Proposes a SOP class once for each transfer syntax, so that the acceptor may use any of them. */
    public Proposal contexts(String sopClassUid, List<String> transferSyntaxes) {
        transferSyntaxes.forEach(syntax -> context(sopClassUid, List.of(syntax)));
        return this;
    }

    /** Proposes roles of the requestor for a SOP class. */
    public Proposal role(RoleSelection role) {
        roles.put(role.sopClassUid(), role);
        return this;
    }

    /** Proposes an asynchronous operations window. */
    public Proposal operations(AsynchronousOperations window) {
        operations = Optional.of(window);
        return this;
    }

    /** How many contexts can be added. */
    public int freeContexts() {
        return PresentationContext.MAX_COUNT - contexts.size();
    }

    Pdu.AssociateRequest request(String called, String calling, int maxPduLength) {
        return new Pdu.AssociateRequest(called, calling, contexts,
                UserInformation.own(maxPduLength, operations, List.copyOf(roles.values())));
    }
}
