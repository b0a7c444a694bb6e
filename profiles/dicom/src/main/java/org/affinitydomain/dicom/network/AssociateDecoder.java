package org.affinitydomain.dicom.network;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads the PDUs that establish associations (PS3.8 9.3.2 and 9.3.3). Items of unknown types are passed over, as 9.3.1 wants. */
final class AssociateDecoder {
    private static final int AE_FIELD = 16;
    private static final int RESERVED = 32;

    private AssociateDecoder() {
    }

    static Pdu.AssociateRequest request(ByteBuffer field) throws ProtocolException {
        ItemReader in = new ItemReader(field);
        int version = in.unsignedShort();
        in.skip(2);
        String called = in.text(AE_FIELD);
        String calling = in.text(AE_FIELD);
        in.skip(RESERVED);
        String applicationContext = "";
        List<PresentationContext> contexts = new ArrayList<>();
        UserInformation user = UserInformationDecoder.nothing();
        while (in.hasMore()) {
            ItemReader.Item item = in.item();
            switch (item.type()) {
                case ItemType.APPLICATION_CONTEXT -> applicationContext = item.content().restText();
                case ItemType.PROPOSED_CONTEXT -> contexts.add(proposed(item.content()));
                case ItemType.USER_INFORMATION -> user = UserInformationDecoder.decode(item.content());
                default -> { }
            }
        }
        if (contexts.stream().map(PresentationContext::id).distinct().count() < contexts.size()) {
            throw invalid("two presentation contexts have the same ID");
        }
        return new Pdu.AssociateRequest(version, called, calling, applicationContext, contexts, user);
    }

    static Pdu.AssociateAccept accept(ByteBuffer field) throws ProtocolException {
        ItemReader in = new ItemReader(field);
        in.skip(4);
        String called = in.text(AE_FIELD);
        String calling = in.text(AE_FIELD);
        in.skip(RESERVED);
        List<PresentationContextResult> results = new ArrayList<>();
        UserInformation user = UserInformationDecoder.nothing();
        while (in.hasMore()) {
            ItemReader.Item item = in.item();
            switch (item.type()) {
                case ItemType.CONTEXT_RESULT -> results.add(result(item.content()));
                case ItemType.USER_INFORMATION -> user = UserInformationDecoder.decode(item.content());
                default -> { }
            }
        }
        return new Pdu.AssociateAccept(called, calling, results, user);
    }

    private static PresentationContext proposed(ItemReader in) throws ProtocolException {
        int id = in.unsignedByte();
        in.skip(3);
        String abstractSyntax = "";
        List<String> transferSyntaxes = new ArrayList<>();
        while (in.hasMore()) {
            ItemReader.Item item = in.item();
            if (item.type() == ItemType.ABSTRACT_SYNTAX) {
                abstractSyntax = item.content().restText();
            } else if (item.type() == ItemType.TRANSFER_SYNTAX) {
                transferSyntaxes.add(item.content().restText());
            }
        }
        if (id % 2 == 0 || transferSyntaxes.isEmpty()) {
            throw invalid("presentation context " + id + " with " + transferSyntaxes.size() + " transfer syntaxes");
        }
        return new PresentationContext(id, abstractSyntax, transferSyntaxes);
    }

    private static PresentationContextResult result(ItemReader in) throws ProtocolException {
        int id = in.unsignedByte();
        in.skip(1);
        int code = in.unsignedByte();
        in.skip(1);
        PresentationContextResult.Outcome[] outcomes = PresentationContextResult.Outcome.values();
        if (code >= outcomes.length) {
            throw invalid("presentation context " + id + " has the result " + code);
        }
        String transferSyntax = "";
        while (in.hasMore()) {
            ItemReader.Item item = in.item();
            if (item.type() == ItemType.TRANSFER_SYNTAX) {
                transferSyntax = item.content().restText();
            }
        }
        return new PresentationContextResult(id, outcomes[code], transferSyntax);
    }

    private static ProtocolException invalid(String message) {
        return new ProtocolException(AbortReason.INVALID_PDU_PARAMETER_VALUE, message);
    }
}
