package org.affinitydomain.dicom.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** PDUs as bytes, and whatever else comes as bytes. */
class PduTest {
    private static final Pdu.AssociateRequest REQUEST = new Pdu.AssociateRequest("CALLED", "CALLING", List.of(
            new PresentationContext(1, "1.2.840.10008.1.1", List.of("1.2.840.10008.1.2", "1.2.840.10008.1.2.1")),
            new PresentationContext(255, "1.2.840.10008.5.1.4.1.1.2", List.of("1.2.840.10008.1.2.4.70"))),
            new UserInformation(16384, "1.2.3.4", "PEER_1", Optional.of(new AsynchronousOperations(0, 3)),
                    List.of(new RoleSelection("1.2.840.10008.5.1.4.1.1.2", false, true)),
                    List.of(new ExtendedNegotiation("1.2.840.10008.5.1.4.1.2.2.1", new byte[] {1, 0, 1})), List.of(), Optional.empty()));

    private static Pdu decode(byte[] pdu) throws ProtocolException {
        return PduDecoder.decode(pdu[0], ByteBuffer.wrap(pdu, PduType.HEADER, pdu.length - PduType.HEADER).slice());
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }

    @Test
    void allComeBackAsTheyWere() throws ProtocolException {
        List<Pdu> pdus = List.of(REQUEST, new Pdu.AssociateAccept("CALLED", "CALLING", List.of(
                PresentationContextResult.accepted(1, "1.2.840.10008.1.2"),
                PresentationContextResult.refused(REQUEST.contexts().get(1), PresentationContextResult.Outcome.USER_REJECTION)), REQUEST.user()),
                Rejection.LOCAL_LIMIT_EXCEEDED.pdu(), new Pdu.ReleaseRequest(), new Pdu.ReleaseResponse(),
                Pdu.Abort.byProvider(AbortReason.UNEXPECTED_PDU), Pdu.Abort.byUser());
        for (Pdu pdu : pdus) {
            byte[] bytes = PduEncoder.encode(pdu);
            assertEquals(pdu, decode(bytes));
            assertEquals(bytes.length - PduType.HEADER, ByteBuffer.wrap(bytes).getInt(2));
        }
    }

    /** The fields of PS3.8 tables 9-21 and 9-26, byte by byte. */
    @Test
    void shortOnesAreWhatTheStandardSays() {
        assertArrayEquals(hex("03 00 00000004 00 02 03 02"), PduEncoder.encode(Rejection.LOCAL_LIMIT_EXCEEDED.pdu()));
        assertArrayEquals(hex("03 00 00000004 00 01 01 07"), PduEncoder.encode(Rejection.CALLED_AE_TITLE_NOT_RECOGNIZED.pdu()));
        assertArrayEquals(hex("05 00 00000004 00000000"), PduEncoder.encode(new Pdu.ReleaseRequest()));
        assertArrayEquals(hex("06 00 00000004 00000000"), PduEncoder.encode(new Pdu.ReleaseResponse()));
        assertArrayEquals(hex("07 00 00000004 00 00 02 06"),
                PduEncoder.encode(Pdu.Abort.byProvider(AbortReason.INVALID_PDU_PARAMETER_VALUE)));
    }

    /** Common extended negotiation, a user with a password and an item that nobody knows (PS3.7 D.3.3.6, D.3.3.7). */
    @Test
    void itemsThatAreNotUsedAreTolerated() throws ProtocolException {
        byte[] fixed = Arrays.copyOf(PduEncoder.encode(REQUEST), PduType.HEADER + 68);
        byte[] items = hex("50 00 003F"
                + "51 00 0004 00004000"
                + "57 00 0017 0005 312E322E33 0005 312E322E34 0007 0005 312E322E35"
                + "58 00 0010 02 01 0004 75736572 0006 736563726574"
                + "77 00 0000"
                + "99 00 0000");
        items[3] = (byte) (items.length - 4 - 4);
        byte[] pdu = Arrays.copyOf(fixed, fixed.length + items.length);
        System.arraycopy(items, 0, pdu, fixed.length, items.length);
        Pdu.AssociateRequest request = (Pdu.AssociateRequest) decode(pdu);
        assertEquals(List.of(new CommonExtendedNegotiation("1.2.3", "1.2.4", List.of("1.2.5"))), request.user().commonExtended());
        assertEquals(Optional.of(new UserIdentity(2, true)), request.user().userIdentity());
        assertTrue(!request.toString().contains("secret"));
    }

    @Test
    void contextsThatContradictEachOtherAreRefused() {
        byte[] twice = PduEncoder.encode(new Pdu.AssociateRequest("A", "B", List.of(REQUEST.contexts().get(0), REQUEST.contexts().get(0)),
                REQUEST.user()));
        assertEquals(AbortReason.INVALID_PDU_PARAMETER_VALUE, assertThrows(ProtocolException.class, () -> decode(twice)).reason());
    }

    @Test
    void everyCutIsNoticedOrLeavesLess() {
        byte[] whole = PduEncoder.encode(REQUEST);
        for (int length = PduType.HEADER; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            try {
                Pdu.AssociateRequest left = (Pdu.AssociateRequest) decode(cut);
                assertTrue(left.contexts().size() < 2 || left.user().implementationClassUid().isEmpty(), "cut at " + length);
            } catch (ProtocolException e) {
                assertEquals(AbortReason.INVALID_PDU_PARAMETER_VALUE, e.reason());
            }
        }
    }

    @Property(tries = 5000)
    void anyBytesEndInAPduOrAProtocolException(@ForAll @IntRange(min = 0, max = 255) int type, @ForAll @Size(max = 400) byte[] field) {
        refuseOrTake(type, field);
    }

    @Property(tries = 5000)
    void changedRequestsEndInAPduOrAProtocolException(@ForAll @IntRange(min = 6, max = 500) int at, @ForAll byte value,
                                                      @ForAll @IntRange(min = 6, max = 500) int alsoAt, @ForAll byte alsoValue) {
        byte[] bytes = PduEncoder.encode(REQUEST);
        bytes[at % bytes.length] = value;
        bytes[alsoAt % bytes.length] = alsoValue;
        refuseOrTake(PduType.ASSOCIATE_RQ, Arrays.copyOfRange(bytes, PduType.HEADER, bytes.length));
        refuseOrTake(PduType.ASSOCIATE_AC, Arrays.copyOfRange(bytes, PduType.HEADER, bytes.length));
    }

    @Property(tries = 3000)
    void anyPresentationDataEndsInValuesOrAProtocolException(@ForAll @Size(max = 100) byte[] values) {
        ByteBuffer buffer = ByteBuffer.wrap(values);
        try {
            while (buffer.hasRemaining()) {
                assertTrue(PresentationData.next(buffer).fragment().remaining() <= values.length);
            }
        } catch (ProtocolException e) {
            assertEquals(AbortReason.INVALID_PDU_PARAMETER_VALUE, e.reason());
        }
    }

    private static void refuseOrTake(int type, byte[] field) {
        try {
            assertTrue(PduDecoder.decode(type, ByteBuffer.wrap(field)) instanceof Pdu);
        } catch (ProtocolException e) {
            assertTrue(e.reason() == AbortReason.INVALID_PDU_PARAMETER_VALUE || e.reason() == AbortReason.UNRECOGNIZED_PDU);
        }
    }
}
