package org.affinitydomain.dicom.network;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Reads PDU after PDU from a connection. Presentation data goes into one buffer, which is used again and again. */
final class PduReader {
    /** An association request with 128 contexts of 40 transfer syntaxes each is smaller. */
    private static final int LARGEST_ASSOCIATE = 512 << 10;
    private static final int FIXED = 4;

    private final Connection connection;
    private final int maxPduLength;
    private final byte[] header = new byte[PduType.HEADER];
    private byte[] data = new byte[0];

    PduReader(Connection connection, int maxPduLength) {
        this.connection = connection;
        this.maxPduLength = maxPduLength;
    }

    /**
     * The next PDU.
     *
     * @param silence how long it may take to begin, and to end
     * @throws ProtocolException when it is against the protocol
     * @throws EOFException      when the peer has closed the connection
     */
    Pdu read(Duration silence) throws IOException {
        InputStream in = connection.in();
        int type = in.read();
        if (type < 0) {
            throw new EOFException("the connection was closed");
        }
        connection.phase().begin(silence);
        header[0] = (byte) type;
        require(in.readNBytes(header, 1, PduType.HEADER - 1), PduType.HEADER - 1);
        long length = ByteBuffer.wrap(header).getInt(2) & 0xFFFFFFFFL;
        checkLength(type, length);
        Pdu pdu = PduDecoder.decode(type, field(in, type, (int) length));
        connection.phase().end();
        return pdu;
    }

    private ByteBuffer field(InputStream in, int type, int length) throws IOException {
        if (type == PduType.DATA_TF) {
            if (data.length < length) {
                data = new byte[Math.min(maxPduLength, Math.max(length, 2 * data.length))];
            }
            require(in.readNBytes(data, 0, length), length);
            return ByteBuffer.wrap(data, 0, length);
        }
        byte[] field = in.readNBytes(length);
        require(field.length, length);
        return ByteBuffer.wrap(field);
    }

    private void checkLength(int type, long length) throws ProtocolException {
        long limit = switch (type) {
            case PduType.ASSOCIATE_RQ, PduType.ASSOCIATE_AC -> LARGEST_ASSOCIATE;
            case PduType.DATA_TF -> maxPduLength;
            case PduType.ASSOCIATE_RJ, PduType.RELEASE_RQ, PduType.RELEASE_RP, PduType.ABORT -> FIXED;
            default -> throw new ProtocolException(AbortReason.UNRECOGNIZED_PDU, "there is no PDU of type " + type);
        };
        if (length > limit) {
            throw new ProtocolException(AbortReason.INVALID_PDU_PARAMETER_VALUE,
                    "a PDU of type " + type + " has " + length + " bytes, and may have " + limit);
        }
    }

    private static void require(int read, int length) throws EOFException {
        if (read < length) {
            throw new EOFException("the connection was closed within a PDU");
        }
    }
}
