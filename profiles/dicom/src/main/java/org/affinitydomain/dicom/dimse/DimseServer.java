package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.affinitydomain.dicom.network.Association;
import org.affinitydomain.dicom.network.AssociationPolicy;
import org.affinitydomain.dicom.network.AssociationServer;
import org.affinitydomain.dicom.network.Pdu;
import org.affinitydomain.dicom.network.PresentationContext;
import org.affinitydomain.dicom.network.PresentationContextResult;
import org.affinitydomain.dicom.network.Rejection;
import org.affinitydomain.dicom.network.RoleSelection;
import org.affinitydomain.dicom.network.ServerSettings;

/** Provides services on a TCP port. Whoever starts it closes it; then its port, its associations and its threads end. */
public final class DimseServer implements AutoCloseable {
    private final AssociationServer server;

    private DimseServer(AssociationServer server) {
        this.server = server;
    }

    /**
     * Starts one.
     *
     * @param titles   whose associations are taken
     * @param services what is provided; of two that provide the same SOP class, the first one
     * @param threads  makes its threads
     * @throws IOException when the port cannot be had
     */
    public static DimseServer start(ServerSettings settings, AePolicy titles, List<DimseService> services, ThreadFactory threads)
            throws IOException {
        return new DimseServer(AssociationServer.start(settings, new Policy(titles, List.copyOf(services)),
                association -> serve(association, services), threads));
    }

    /** The address and TCP port on which it listens. */
    public InetSocketAddress address() {
        return server.address();
    }

    /** How many associations there are now. */
    public int associations() {
        return server.connections();
    }

    @Override
    public void close() {
        server.close();
    }

    private static void serve(Association established, List<DimseService> services) throws IOException {
        try (DimseAssociation association = new DimseAssociation(established)) {
            for (Optional<Message> next = association.receive(); next.isPresent(); next = association.receive()) {
                Message message = next.get();
                CommandField field = message.command().field();
                // A cancel that comes after the end of its operation has no effect (PS3.7 9.3.2.3).
                if (!field.isResponse() && field != CommandField.C_CANCEL_RQ) {
                    perform(association, message, services);
                }
            }
        }
    }

    private static void perform(DimseAssociation association, Message request, List<DimseService> services) throws IOException {
        try {
            DimseService service = services.stream().filter(known -> known.performs(request.context().abstractSyntax())).findFirst()
                    .orElseThrow(() -> new DimseException(Status.NO_SUCH_SOP_CLASS, "not provided here"));
            service.perform(association, request);
        } catch (DimseException refused) {
            ((DataSetInput) request.dataSet()).drain();
            association.send(request.context(), request.command().response(refused.status(), false).withComment(refused.getMessage()));
        }
    }

    /** Accepts what the services provide and use. */
    private record Policy(AePolicy titles, List<DimseService> services) implements AssociationPolicy {
        /** More than one where nothing is invoked on the same association, so that requests may wait in line. */
        private static final int IN_LINE = 16;

        @Override
        public Optional<Rejection> reject(Pdu.AssociateRequest request, Optional<X509Certificate> certificate) {
            return titles.reject(request);
        }

        @Override
        public PresentationContextResult judge(PresentationContext proposed, RoleSelection roles) {
            Optional<DimseService> service = services.stream()
                    .filter(known -> roles.scu() && known.performs(proposed.abstractSyntax())
                            || roles.scp() && known.invokes(proposed.abstractSyntax())).findFirst();
            if (service.isEmpty()) {
                return PresentationContextResult.refused(proposed, PresentationContextResult.Outcome.ABSTRACT_SYNTAX_NOT_SUPPORTED);
            }
            Optional<String> syntax = roles.scp() && service.get().invokes(proposed.abstractSyntax())
                    ? TransferSyntaxes.forStorage(proposed.transferSyntaxes()) : service.get().transferSyntax(proposed.transferSyntaxes());
            return syntax.map(uid -> PresentationContextResult.accepted(proposed.id(), uid)).orElseGet(() -> PresentationContextResult
                    .refused(proposed, PresentationContextResult.Outcome.TRANSFER_SYNTAXES_NOT_SUPPORTED));
        }

        @Override
        public RoleSelection roles(RoleSelection proposed) {
            String uid = proposed.sopClassUid();
            return new RoleSelection(uid, proposed.scu() && services.stream().anyMatch(known -> known.performs(uid)),
                    proposed.scp() && services.stream().anyMatch(known -> known.invokes(uid)));
        }

        @Override
        public int performedOperations() {
            return services.stream().anyMatch(known -> known instanceof GetScp) ? 1 : IN_LINE;
        }
    }
}
