package org.affinitydomain.dicom.network;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ThreadFactory;

/**
 * Opens associations (PS3.8 7.1). Owns them, and one thread that keeps their limits of time; both end with it. Threads may
 * share it.
 */
public final class AssociationRequestor implements AutoCloseable {
    private final String aeTitle;
    private final AssociationSettings settings;
    private final ConnectionWatch watch;

    /**
     * @param aeTitle  the calling AE title
     * @param settings limits of the associations
     * @param threads  makes the one thread
     */
    public AssociationRequestor(String aeTitle, AssociationSettings settings, ThreadFactory threads) {
        this.aeTitle = AeTitle.require(aeTitle);
        this.settings = settings;
        this.watch = new ConnectionWatch(threads);
    }

    /** The calling AE title. */
    public String aeTitle() {
        return aeTitle;
    }

    /**
     * Opens an association.
     *
     * @throws AssociationRejectedException when the peer rejects it
     * @throws AssociationException         when the peer cannot be reached, does not answer in time, or against the protocol
     */
    public Association open(RemoteAe remote, Proposal proposal) throws AssociationException {
        return open(remote, proposal, aeTitle);
    }

    /** The same under another calling AE title, for who speaks for several application entities. */
    public Association open(RemoteAe remote, Proposal proposal, String callingAeTitle) throws AssociationException {
        Connection connection = connect(remote);
        watch.add(connection);
        boolean established = false;
        try {
            connection.handshake(settings.connectTimeout());
            Association association = request(connection, remote, proposal.request(remote.aeTitle(), callingAeTitle, settings.maxPduLength()));
            established = true;
            return association;
        } catch (ProtocolException e) {
            tell(connection, Pdu.Abort.byProvider(e.reason()));
            throw e;
        } catch (AssociationException e) {
            throw e;
        } catch (IOException e) {
            throw new AssociationException("no association with " + remote + ": "
                    + (connection.expired() ? "it took too long" : e instanceof EOFException ? "it closed the connection" : e.getMessage()), e);
        } finally {
            if (!established) {
                connection.close();
                watch.remove(connection);
            }
        }
    }

    private Connection connect(RemoteAe remote) throws AssociationException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(remote.host(), remote.port()), (int) settings.connectTimeout().toMillis());
            return Connection.opened(socket, remote.host(), remote.tls());
        } catch (IOException e) {
            try {
                socket.close();
            } catch (IOException secondary) {
                e.addSuppressed(secondary);
            }
            throw new AssociationException(remote + " cannot be reached: " + e.getMessage(), e);
        }
    }

    private Association request(Connection connection, RemoteAe remote, Pdu.AssociateRequest request) throws IOException {
        connection.silence(settings.artim());
        byte[] bytes = PduEncoder.encode(request);
        connection.write(bytes, 0, bytes.length, settings.writeTimeout());
        PduReader reader = new PduReader(connection, settings.maxPduLength());
        Pdu answer = reader.read(settings.artim());
        if (answer instanceof Pdu.AssociateAccept accept) {
            return new Association(connection, reader, Negotiation.ofRequestor(request, accept), settings, () -> watch.remove(connection));
        }
        if (answer instanceof Pdu.AssociateReject reject) {
            throw new AssociationRejectedException(remote.toString(), reject);
        }
        if (answer instanceof Pdu.Abort abort) {
            throw new AssociationAbortedException(remote.toString(), abort);
        }
        throw new ProtocolException(AbortReason.UNEXPECTED_PDU, remote + " answers an association request with "
                + answer.getClass().getSimpleName());
    }

    private void tell(Connection connection, Pdu.Abort abort) {
        try {
            byte[] bytes = PduEncoder.encode(abort);
            connection.write(bytes, 0, bytes.length, settings.writeTimeout());
            connection.closeAfterPeer(settings.artim());
        } catch (IOException gone) {
            // It cannot be told any more.
        }
    }

    /** Breaks off all its associations. */
    @Override
    public void close() {
        watch.close();
    }
}
