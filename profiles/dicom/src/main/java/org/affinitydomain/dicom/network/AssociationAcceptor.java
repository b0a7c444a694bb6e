package org.affinitydomain.dicom.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes or rejects the association that a peer requests on a connection (PS3.8 7.1, Sta2 and Sta3). */
final class AssociationAcceptor {
    private final AssociationPolicy policy;
    private final AssociationSettings settings;

    AssociationAcceptor(AssociationPolicy policy, AssociationSettings settings) {
        this.policy = policy;
        this.settings = settings;
    }

    /**
     * Waits for the request, within the ARTIM timer, and answers it.
     *
     * @param full whether there are as many associations already as there may be
     * @return empty when it was rejected
     */
    Optional<Association> accept(Connection connection, boolean full, Runnable whenClosed) throws IOException {
        try {
            connection.handshake(settings.artim());
            connection.silence(settings.artim());
            PduReader reader = new PduReader(connection, settings.maxPduLength());
            Pdu pdu = reader.read(settings.artim());
            if (pdu instanceof Pdu.Abort) {
                return Optional.empty();
            }
            if (!(pdu instanceof Pdu.AssociateRequest request)) {
                throw new ProtocolException(AbortReason.UNEXPECTED_PDU, pdu.getClass().getSimpleName() + " before an association");
            }
            Optional<Rejection> rejection = full ? Optional.of(Rejection.LOCAL_LIMIT_EXCEEDED) : reject(request, connection);
            if (rejection.isPresent()) {
                send(connection, rejection.get().pdu());
                connection.closeAfterPeer(settings.artim());
                return Optional.empty();
            }
            return Optional.of(accept(connection, reader, request, whenClosed));
        } catch (ProtocolException e) {
            send(connection, Pdu.Abort.byProvider(e.reason()));
            connection.closeAfterPeer(settings.artim());
            throw e;
        }
    }

    private Optional<Rejection> reject(Pdu.AssociateRequest request, Connection connection) {
        if ((request.protocolVersion() & 1) == 0) {
            return Optional.of(Rejection.PROTOCOL_VERSION_NOT_SUPPORTED);
        }
        if (!request.applicationContext().equals(Pdu.APPLICATION_CONTEXT)) {
            return Optional.of(Rejection.APPLICATION_CONTEXT_NAME_NOT_SUPPORTED);
        }
        return policy.reject(request, connection.peerCertificate());
    }

    private Association accept(Connection connection, PduReader reader, Pdu.AssociateRequest request, Runnable whenClosed)
            throws IOException {
        // Each SOP class that is proposed has one answer at most, however often a peer asks.
        List<RoleSelection> roles = request.contexts().stream().map(PresentationContext::abstractSyntax).distinct()
                .flatMap(uid -> request.user().role(uid).stream()).map(policy::roles).toList();
        UserInformation own = UserInformation.own(settings.maxPduLength(),
                request.user().operations().map(offered -> offered.answer(policy.performedOperations())), roles);
        List<PresentationContextResult> results = new ArrayList<>();
        for (PresentationContext proposed : request.contexts()) {
            results.add(policy.judge(proposed, own.role(proposed.abstractSyntax())
                    .orElseGet(() -> RoleSelection.byDefault(proposed.abstractSyntax()))));
        }
        Pdu.AssociateAccept answer = new Pdu.AssociateAccept(request.calledAeTitle(), request.callingAeTitle(), results, own);
        // made first, since it may refuse what the peer says of itself
        Association association = new Association(connection, reader, Negotiation.ofAcceptor(request, answer), settings, whenClosed);
        send(connection, answer);
        return association;
    }

    private void send(Connection connection, Pdu pdu) throws IOException {
        byte[] bytes = PduEncoder.encode(pdu);
        connection.write(bytes, 0, bytes.length, settings.writeTimeout());
    }
}
