package org.affinitydomain.dicom.network;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes PDUs, all but those of presentation data, whose buffer is filled in place (PS3.8 9.3). */
final class PduEncoder {
    private static final int AE_FIELD = 16;
    private static final int RESERVED = 32;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private PduEncoder() {
    }

    /** The bytes of a PDU. */
    static byte[] encode(Pdu pdu) {
        PduEncoder encoder = new PduEncoder();
        int type = encoder.field(pdu);
        byte[] field = encoder.out.toByteArray();
        return ByteBuffer.allocate(PduType.HEADER + field.length).put((byte) type).put((byte) 0).putInt(field.length).put(field).array();
    }

    private int field(Pdu pdu) {
        if (pdu instanceof Pdu.AssociateRequest request) {
            associate(request.protocolVersion(), request.calledAeTitle(), request.callingAeTitle());
            item(ItemType.APPLICATION_CONTEXT, bytes(request.applicationContext()));
            request.contexts().forEach(context -> item(ItemType.PROPOSED_CONTEXT, proposed(context)));
            item(ItemType.USER_INFORMATION, UserInformationEncoder.encode(request.user()));
            return PduType.ASSOCIATE_RQ;
        }
        if (pdu instanceof Pdu.AssociateAccept accept) {
            associate(1, accept.calledAeTitle(), accept.callingAeTitle());
            item(ItemType.APPLICATION_CONTEXT, bytes(Pdu.APPLICATION_CONTEXT));
            accept.results().forEach(result -> item(ItemType.CONTEXT_RESULT, result(result)));
            item(ItemType.USER_INFORMATION, UserInformationEncoder.encode(accept.user()));
            return PduType.ASSOCIATE_AC;
        }
        if (pdu instanceof Pdu.AssociateReject reject) {
            put(0, reject.result(), reject.source(), reject.reason());
            return PduType.ASSOCIATE_RJ;
        }
        if (pdu instanceof Pdu.Abort abort) {
            put(0, 0, abort.source(), abort.reason());
            return PduType.ABORT;
        }
        if (pdu instanceof Pdu.DataTransfer data) {
            out.write(data.values().array(), data.values().position(), data.values().remaining());
            return PduType.DATA_TF;
        }
        put(0, 0, 0, 0);
        return pdu instanceof Pdu.ReleaseRequest ? PduType.RELEASE_RQ : PduType.RELEASE_RP;
    }

    private void associate(int version, String called, String calling) {
        put(version >> 8, version, 0, 0);
        aeTitle(called);
        aeTitle(calling);
        out.writeBytes(new byte[RESERVED]);
    }

    private void aeTitle(String title) {
        byte[] bytes = bytes(title);
        for (int i = 0; i < AE_FIELD; i++) {
            out.write(i < bytes.length ? bytes[i] : ' ');
        }
    }

    private static byte[] proposed(PresentationContext context) {
        PduEncoder content = new PduEncoder();
        content.put(context.id(), 0, 0, 0);
        content.item(ItemType.ABSTRACT_SYNTAX, bytes(context.abstractSyntax()));
        context.transferSyntaxes().forEach(syntax -> content.item(ItemType.TRANSFER_SYNTAX, bytes(syntax)));
        return content.out.toByteArray();
    }

    private static byte[] result(PresentationContextResult result) {
        PduEncoder content = new PduEncoder();
        content.put(result.id(), 0, result.outcome().ordinal(), 0);
        content.item(ItemType.TRANSFER_SYNTAX, bytes(result.transferSyntax()));
        return content.out.toByteArray();
    }

    private void item(int type, byte[] content) {
        put(type, 0, content.length >> 8, content.length);
        out.writeBytes(content);
    }

    private void put(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
