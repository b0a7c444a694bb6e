package org.affinitydomain.dicom.dimse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.affinitydomain.dicom.network.ProtocolException;
import org.junit.jupiter.api.Test;

/** Command sets and statuses. */
class CommandTest {

    @Test
    void aCommandComesBackAsItWas() throws IOException {
        Command request = Command.request(CommandField.C_GET_RQ, 65_535, "1.2.840.10008.5.1.4.1.2.2.3", true);
        byte[] bytes = CommandCodec.encode(request);
        Command read = CommandCodec.decode(bytes, bytes.length);
        assertEquals(CommandField.C_GET_RQ, read.field());
        assertEquals(65_535, read.messageId());
        assertTrue(read.hasDataSet());
        // the group length counts what follows it
        assertEquals(bytes.length - 12, read.set().integer(0).orElseThrow());
        Command response = read.response(Status.PENDING, false).with(new SubOperations(1, 2, 3, 4)).withComment("Zürich\\" + "x".repeat(100));
        byte[] answer = CommandCodec.encode(response);
        Command back = CommandCodec.decode(answer, answer.length);
        assertEquals(new SubOperations(1, 2, 3, 4), back.subOperations());
        assertEquals(Status.PENDING, back.status());
        assertEquals(65_535, back.messageIdBeingRespondedTo());
        assertEquals("Z?rich?" + "x".repeat(57), back.errorComment());
    }

    /** PS3.7 annex C and PS3.4 tables B.2-1 and C.4-1 to C.4-3. */
    @Test
    void statusesHaveTheirClasses() {
        assertEquals(StatusClass.SUCCESS, new Status(0).statusClass());
        assertEquals(StatusClass.PENDING, new Status(0xFF01).statusClass());
        assertEquals(StatusClass.CANCEL, new Status(0xFE00).statusClass());
        for (int warning : new int[] {0x0001, 0x0107, 0x0116, 0xB000, 0xB006, 0xB007}) {
            assertEquals(StatusClass.WARNING, new Status(warning).statusClass());
        }
        for (int failure : new int[] {0x0110, 0x0122, 0x0211, 0xA700, 0xA801, 0xA900, 0xC123, 0x9999, 0xFE01}) {
            assertEquals(StatusClass.FAILURE, new Status(failure).statusClass());
        }
        assertThrows(IllegalArgumentException.class, () -> new Status(0x10000));
    }

    @Property(tries = 3000)
    void anyBytesEndInACommandOrAProtocolException(@ForAll @Size(max = 200) byte[] bytes) throws IOException {
        takeOrRefuse(bytes);
    }

    @Property(tries = 3000)
    void changedCommandsEndInACommandOrAProtocolException(@ForAll @IntRange(max = 500) int at, @ForAll byte value) throws IOException {
        byte[] bytes = CommandCodec.encode(Command.request(CommandField.C_FIND_RQ, 1, "1.2.840.10008.5.1.4.1.2.2.1", true));
        bytes[at % bytes.length] = value;
        takeOrRefuse(bytes);
    }

    private static void takeOrRefuse(byte[] bytes) throws IOException {
        try {
            Command command = CommandCodec.decode(bytes, bytes.length);
            // whatever a number in it says, asking for it is safe
            assertTrue(command.field() != null && command.messageId() <= 0xFFFF || command.messageId() != 0);
            assertTrue(command.status().code() <= 0xFFFF && command.subOperations() != null);
        } catch (ProtocolException refused) {
            assertTrue(refused.reason().code() > 0);
        }
    }
}
