package org.affinitydomain.dicom.network;

import java.nio.ByteBuffer;

/** Reads the variable field of a PDU (PS3.8 9.3). */
final class PduDecoder {
    private static final int FIXED = 4;

    private PduDecoder() {
    }

    /**
     * The PDU of a type.
     *
     * @throws ProtocolException when the field is not what the type wants, or there is no such type
     */
    static Pdu decode(int type, ByteBuffer field) throws ProtocolException {
        return switch (type) {
            case PduType.ASSOCIATE_RQ -> AssociateDecoder.request(field);
            case PduType.ASSOCIATE_AC -> AssociateDecoder.accept(field);
            case PduType.ASSOCIATE_RJ -> {
                require(field);
                yield new Pdu.AssociateReject(field.get(1) & 0xFF, field.get(2) & 0xFF, field.get(3) & 0xFF);
            }
            case PduType.DATA_TF -> new Pdu.DataTransfer(field);
            case PduType.RELEASE_RQ -> {
                require(field);
                yield new Pdu.ReleaseRequest();
            }
            case PduType.RELEASE_RP -> {
                require(field);
                yield new Pdu.ReleaseResponse();
            }
            case PduType.ABORT -> {
                require(field);
                yield new Pdu.Abort(field.get(2) & 0xFF, field.get(3) & 0xFF);
            }
            default -> throw new ProtocolException(AbortReason.UNRECOGNIZED_PDU, "there is no PDU of type " + type);
        };
    }

    private static void require(ByteBuffer field) throws ProtocolException {
        if (field.remaining() != FIXED) {
            throw new ProtocolException(AbortReason.INVALID_PDU_PARAMETER_VALUE, "a PDU has " + field.remaining() + " bytes instead of " + FIXED);
        }
    }
}
