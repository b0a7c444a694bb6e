package org.affinitydomain.dicom.network;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An established association (PS3.8 7). One thread receives at a time; others may send, and may {@link #abort} at any time.
 * When a method throws, the association is over: the peer was sent the A-ABORT that the protocol wants, if it could take it.
 */
public final class Association implements AutoCloseable {

    /** Where it stands in the state machine of PS3.8 9.2. */
    public enum State {
        /** Sta6: data can be transferred. */
        ESTABLISHED,
        /** Sta7: a release was requested by this side. */
        RELEASE_REQUESTED,
        /** Sta13 and Sta1: over. */
        CLOSED
    }

    private final Connection connection;
    private final Negotiation negotiation;
    private final AssociationSettings settings;
    private final PduReader reader;
    private final byte[] sendBuffer;
    private final AtomicReference<State> state = new AtomicReference<>(State.ESTABLISHED);
    private final AtomicReference<Thread> receiving = new AtomicReference<>();
    private final Runnable whenClosed;
    private ByteBuffer values = ByteBuffer.allocate(0);

    Association(Connection connection, PduReader reader, Negotiation negotiation, AssociationSettings settings, Runnable whenClosed)
            throws IOException {
        this.connection = connection;
        this.reader = reader;
        this.negotiation = negotiation;
        this.settings = settings;
        this.whenClosed = whenClosed;
        this.sendBuffer = new byte[PduType.HEADER + negotiation.sendLength(settings.maxPduLength())];
        connection.silence(settings.idleTimeout());
    }

    /** What both sides agreed on. */
    public Negotiation negotiation() {
        return negotiation;
    }

    /** The accepted presentation contexts. */
    public List<AcceptedContext> contexts() {
        return negotiation.contexts();
    }

    /** Address and port of the peer, for messages. */
    public String peer() {
        return connection.peer();
    }

    /** The certificate with which the peer has shown who it is, on a TLS connection. */
    public Optional<X509Certificate> peerCertificate() {
        return connection.peerCertificate();
    }

    /** Where it stands. */
    public State state() {
        return state.get();
    }

    /**
     * Receives the next presentation data value, within the idle timeout.
     *
     * @return empty when the peer has asked for the release of the association, which has been confirmed then
     * @throws AssociationAbortedException when the peer has aborted
     * @throws AssociationException        when the peer is silent for too long, is gone or sends what the protocol does not allow
     */
    public Optional<PresentationData> receive() throws IOException {
        receiving.set(Thread.currentThread());
        try {
            while (!values.hasRemaining()) {
                if (state.get() == State.CLOSED) {
                    throw new EOFException("aborted here");
                }
                Pdu pdu = reader.read(settings.idleTimeout());
                if (pdu instanceof Pdu.ReleaseRequest) {
                    send(new Pdu.ReleaseResponse());
                    end(settings.artim());
                    return Optional.empty();
                }
                values = data(pdu);
            }
            PresentationData data = PresentationData.next(values);
            if (negotiation.context(data.contextId()).isEmpty()) {
                throw new ProtocolException(AbortReason.INVALID_PDU_PARAMETER_VALUE,
                        "presentation context " + data.contextId() + " was not accepted");
            }
            return Optional.of(data);
        } catch (IOException e) {
            throw failed(e);
        } finally {
            receiving.set(null);
        }
    }

    private ByteBuffer data(Pdu pdu) throws IOException {
        if (pdu instanceof Pdu.DataTransfer data) {
            if (!data.values().hasRemaining()) {
                throw new ProtocolException(AbortReason.INVALID_PDU_PARAMETER_VALUE, "a P-DATA-TF PDU without a presentation data value");
            }
            return data.values();
        }
        if (pdu instanceof Pdu.Abort abort) {
            throw new AssociationAbortedException(peer(), abort);
        }
        throw new ProtocolException(AbortReason.UNEXPECTED_PDU, pdu.getClass().getSimpleName() + " on an established association");
    }

    /** True when something from the peer is there to be received, or its end. Costs a millisecond on TLS. */
    public boolean hasInput() throws IOException {
        try {
            return values.hasRemaining() || connection.hasInput(settings.idleTimeout());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * Begins to send a command or a data set. One message at a time is sent, by one thread.
     *
     * @param contextId an accepted presentation context
     * @param command   whether it is a command
     */
    public PresentationDataOutput send(int contextId, boolean command) {
        return new PresentationDataOutput(this, contextId, command, sendBuffer);
    }

    void write(byte[] pdu, int length) throws IOException {
        if (state.get() != State.ESTABLISHED) {
            throw new AssociationException("the association with " + peer() + " is over");
        }
        try {
            connection.write(pdu, 0, length, settings.writeTimeout());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * Releases the association in good order (PS3.8 7.2). Data that is still on its way is passed over.
     *
     * @throws AssociationException when the peer does not confirm within the ARTIM timer
     */
    public void release() throws IOException {
        if (!state.compareAndSet(State.ESTABLISHED, State.RELEASE_REQUESTED)) {
            return;
        }
        try {
            send(new Pdu.ReleaseRequest());
            connection.silence(settings.artim());
            Pdu pdu = reader.read(settings.artim());
            while (!(pdu instanceof Pdu.ReleaseResponse)) {
                if (pdu instanceof Pdu.ReleaseRequest) {
                    // both at once (PS3.8 9.2, Sta9 to Sta12)
                    send(new Pdu.ReleaseResponse());
                } else {
                    data(pdu);
                }
                pdu = reader.read(settings.artim());
            }
            close(Duration.ZERO);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Aborts the association as its user (PS3.8 7.3), from any thread. Nothing happens when it is over already. */
    public void abort() {
        abort(Pdu.Abort.byUser());
    }

    /** Aborts the association for what the peer has sent, as the provider of the service (PS3.8 7.4). */
    public void abort(AbortReason reason) {
        abort(Pdu.Abort.byProvider(reason));
    }

    private void abort(Pdu.Abort abort) {
        if (state.getAndSet(State.CLOSED) == State.CLOSED) {
            return;
        }
        try {
            send(abort);
        } catch (IOException gone) {
            // It cannot be told any more.
        }
        Thread other = receiving.get();
        if (other != null && other != Thread.currentThread()) {
            // The receiving thread sees the peer close the connection; if the peer does not, the watch does.
            connection.phase().begin(settings.artim());
        } else {
            close(settings.artim());
        }
    }

    /** The fault as the exception to throw, after the peer was told. */
    private AssociationException failed(IOException fault) {
        boolean over = state.get() == State.CLOSED;
        if (fault instanceof ProtocolException protocol) {
            abort(Pdu.Abort.byProvider(protocol.reason()));
        } else if (fault instanceof SocketTimeoutException) {
            abort(Pdu.Abort.byProvider(AbortReason.NOT_SPECIFIED));
        }
        state.set(State.CLOSED);
        close(Duration.ZERO);
        if (fault instanceof AssociationException known) {
            return known;
        }
        if (over) {
            return new AssociationException("the association with " + peer() + " is over", fault);
        }
        if (fault instanceof SocketTimeoutException || connection.expired()) {
            return new AssociationException(peer() + " was silent for too long, or took too long", fault);
        }
        return new AssociationException(fault instanceof EOFException ? peer() + " closed the connection"
                : "the connection with " + peer() + " broke: " + fault.getMessage(), fault);
    }

    private void send(Pdu pdu) throws IOException {
        byte[] bytes = PduEncoder.encode(pdu);
        connection.write(bytes, 0, bytes.length, settings.writeTimeout());
    }

    private void end(Duration artim) {
        state.set(State.CLOSED);
        close(artim);
    }

    private void close(Duration artim) {
        state.set(State.CLOSED);
        if (artim.isZero()) {
            connection.close();
        } else {
            connection.closeAfterPeer(artim);
        }
        whenClosed.run();
    }

    /** Aborts the association unless it is over. */
    @Override
    public void close() {
        abort();
    }
}
