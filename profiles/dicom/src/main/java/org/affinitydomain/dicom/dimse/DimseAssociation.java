package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.io.DataSetWriter;
import org.affinitydomain.dicom.network.AbortReason;
import org.affinitydomain.dicom.network.AcceptedContext;
import org.affinitydomain.dicom.network.Association;
import org.affinitydomain.dicom.network.AssociationException;
import org.affinitydomain.dicom.network.Negotiation;
import org.affinitydomain.dicom.network.PresentationData;
import org.affinitydomain.dicom.network.PresentationDataOutput;
import org.affinitydomain.dicom.network.ProtocolException;
import org.affinitydomain.dicom.uid.TransferSyntax;

/**
 * An association on which messages are exchanged (PS3.7 6.3). For one thread at a time, but for {@link #abort}.
 */
public final class DimseAssociation implements AutoCloseable {
    /** How often a running operation looks for messages: a look costs a millisecond on TLS. */
    private static final long LOOK_NANOS = 50_000_000L;
    private static final int MAX_MESSAGE_ID = 0xFFFF;

    private final Association association;
    private int messageId;
    private DataSetInput current;
    private Optional<Message> waiting = Optional.empty();
    private long looked = System.nanoTime();

    public DimseAssociation(Association association) {
        this.association = association;
        this.current = new DataSetInput(association, 0, true);
    }

    /** What was negotiated. */
    public Negotiation negotiation() {
        return association.negotiation();
    }

    /** The association beneath. */
    public Association association() {
        return association;
    }

    /** Who is at the other end, for messages. */
    public String peer() {
        return association.peer();
    }

    /** Whether messages can still be exchanged. */
    public boolean isOpen() {
        return association.state() == Association.State.ESTABLISHED;
    }

    int nextMessageId() {
        messageId = messageId % MAX_MESSAGE_ID + 1;
        return messageId;
    }

    /**
     * The context to use a SOP class in.
     *
     * @throws NoPresentationContextException when the peer did not accept one
     */
    AcceptedContext contextFor(String sopClassUid) throws NoPresentationContextException {
        return negotiation().contextFor(sopClassUid).orElseThrow(() -> new NoPresentationContextException(peer(), sopClassUid));
    }

    void send(AcceptedContext context, Command command) throws IOException {
        try (PresentationDataOutput out = association.send(context.id(), true)) {
            out.write(CommandCodec.encode(command));
        }
    }

    void send(AcceptedContext context, Command command, DataSet dataSet) throws IOException {
        send(context, command);
        try (PresentationDataOutput out = association.send(context.id(), false)) {
            new DataSetWriter(out, TransferSyntax.of(context.transferSyntax())).write(dataSet).flush();
        }
    }

    /** Sends a message whose data set comes from a stream. When the stream fails, only an abort can end the message. */
    void send(AcceptedContext context, Command command, InputStream dataSet) throws IOException {
        send(context, command);
        PresentationDataOutput out = association.send(context.id(), false);
        boolean whole = false;
        try {
            out.transferFrom(dataSet);
            out.close();
            whole = true;
        } finally {
            if (!whole) {
                abort();
            }
        }
    }

    /**
     * The next message. What is left of the data set of the one before is passed over.
     *
     * @return empty when the peer has released the association
     */
    public Optional<Message> receive() throws IOException {
        if (waiting.isPresent()) {
            Optional<Message> next = waiting;
            waiting = Optional.empty();
            return next;
        }
        current.drain();
        byte[] bytes = new byte[512];
        int length = 0;
        while (true) {
            Optional<PresentationData> received = association.receive();
            if (received.isEmpty()) {
                if (length > 0) {
                    throw new AssociationException(peer() + " released the association within a message");
                }
                return Optional.empty();
            }
            PresentationData data = received.get();
            int count = data.fragment().remaining();
            if (!data.command() || length + count > CommandCodec.MAX_LENGTH) {
                throw fault(new ProtocolException(AbortReason.UNEXPECTED_PDU_PARAMETER,
                        data.command() ? "a command set has more than " + CommandCodec.MAX_LENGTH + " bytes" : "a data set without a command"));
            }
            if (bytes.length < length + count) {
                bytes = java.util.Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
            }
            data.fragment().get(bytes, length, count);
            length += count;
            if (data.last()) {
                return Optional.of(message(data.contextId(), bytes, length));
            }
        }
    }

    private Message message(int contextId, byte[] bytes, int length) throws IOException {
        Command command;
        try {
            command = CommandCodec.decode(bytes, length);
        } catch (ProtocolException e) {
            throw fault(e);
        }
        current = new DataSetInput(association, contextId, !command.hasDataSet());
        return new Message(negotiation().context(contextId).orElseThrow(), command, current);
    }

    /** The next message, where the peer is not to release the association. */
    Message require() throws IOException {
        return receive().orElseThrow(() -> new AssociationException(peer() + " released the association within an operation"));
    }

    /**
     * The next message, where an answer is expected.
     *
     * @throws ProtocolException when it answers something else; the association is aborted then
     */
    Message require(CommandField field, int answered) throws IOException {
        Message message = require();
        if (message.command().field() != field || message.command().messageIdBeingRespondedTo() != answered) {
            throw fault(new ProtocolException(AbortReason.UNEXPECTED_PDU_PARAMETER,
                    peer() + " sends " + message.command().field() + " instead of " + field));
        }
        return message;
    }

    /** Aborts the association for a message that the peer should not have sent. */
    ProtocolException fault(ProtocolException fault) {
        association.abort(fault.reason());
        return fault;
    }

    /**
     * Looks, not more often than makes sense, whether the peer wants to cancel the operation that is under way. Another message
     * is kept for afterwards.
     */
    boolean isCancelled(int operation) throws IOException {
        long now = System.nanoTime();
        if (waiting.isPresent() || now - looked < LOOK_NANOS) {
            return false;
        }
        looked = now;
        if (!association.hasInput()) {
            return false;
        }
        Message message = require();
        if (message.command().field() == CommandField.C_CANCEL_RQ) {
            return message.command().messageIdBeingRespondedTo() == operation;
        }
        waiting = Optional.of(message);
        return false;
    }

    /** Releases the association in good order. */
    public void release() throws IOException {
        association.release();
    }

    /** Aborts the association, from any thread. */
    public void abort() {
        association.abort();
    }

    /** Aborts the association unless it is over. */
    @Override
    public void close() {
        association.close();
    }
}
