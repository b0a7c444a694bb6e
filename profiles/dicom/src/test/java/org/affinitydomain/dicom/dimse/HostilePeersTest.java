package org.affinitydomain.dicom.dimse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.network.Association;
import org.affinitydomain.dicom.network.AssociationException;
import org.affinitydomain.dicom.network.AssociationRejectedException;
import org.affinitydomain.dicom.network.AssociationRequestor;
import org.affinitydomain.dicom.network.AssociationSettings;
import org.affinitydomain.dicom.network.Proposal;
import org.affinitydomain.dicom.uid.SopClass;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peers that send garbage, too much, too slowly or nothing: each is told so and got rid of, and others are served. */
@Timeout(60)
class HostilePeersTest {
    private static final int ASSOCIATIONS = 3;
    private static final Duration SHORT = Duration.ofMillis(1500);
    private static final AssociationSettings IMPATIENT = AssociationSettings.byDefault().withMaxPduLength(16 << 10)
            .withTimeouts(SHORT, SHORT).withArtim(SHORT).withWriteTimeout(SHORT);
    private final BlockingQueue<String> ends = new ArrayBlockingQueue<>(100);
    private DimseServer server;
    private AssociationRequestor requestor;

    @BeforeEach
    void start() throws IOException {
        StorageReceiver receiver = (request, dataSet) -> {
            try {
                byte[] buffer = new byte[8 << 10];
                long count = 0;
                for (int read = dataSet.read(buffer); read >= 0; read = dataSet.read(buffer)) {
                    count += read;
                }
                ends.add("whole " + count);
                return Status.SUCCESS;
            } catch (IOException e) {
                ends.add("broken");
                throw e;
            }
        };
        server = DimseServer.start(Entities.listening(Optional.empty(), ASSOCIATIONS, IMPATIENT), AePolicy.called(Entities.TITLE),
                List.of(new VerificationScp(), new StorageScp(receiver)), Entities.threads("hostile"));
        requestor = Entities.requestor();
    }

    @AfterEach
    void stop() throws InterruptedException {
        requestor.close();
        server.close();
        for (int i = 0; i < 50 && threads() > 0; i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertEquals(0, threads(), "threads outlive their server");
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("hostile")).count();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress("127.0.0.1", server.address().getPort()), 2000);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }

    /** An association request for verification and for CT storage; made by this module's own user, and taken from the wire. */
    private byte[] request() throws IOException {
        try (ServerSocket listener = new ServerSocket(0)) {
            Thread user = Entities.threads("request").newThread(() -> assertThrows(AssociationException.class, () ->
                    requestor.open(Entities.at(Entities.TITLE, listener.getLocalPort()), verification()
                            .context(TestStudy.CT, List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid())))));
            user.start();
            try (Socket socket = listener.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                byte[] header = in.readNBytes(6);
                byte[] field = in.readNBytes(ByteBuffer.wrap(header).getInt(2));
                byte[] whole = Arrays.copyOf(header, 6 + field.length);
                System.arraycopy(field, 0, whole, 6, field.length);
                return whole;
            }
        }
    }

    private static Proposal verification() {
        return new Proposal().context(SopClass.VERIFICATION, TransferSyntaxes.DATA_SETS);
    }

    /** The next PDU that the server sends; empty when it closes the connection. */
    private static byte[] pdu(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] header = in.readNBytes(6);
        if (header.length < 6) {
            return new byte[0];
        }
        byte[] field = in.readNBytes(ByteBuffer.wrap(header).getInt(2));
        byte[] whole = Arrays.copyOf(header, 6 + field.length);
        System.arraycopy(field, 0, whole, 6, field.length);
        return whole;
    }

    private Socket associated() throws IOException {
        Socket socket = connect();
        socket.getOutputStream().write(request());
        assertEquals(2, pdu(socket)[0], "A-ASSOCIATE-AC");
        return socket;
    }

    private void assertAborted(Socket socket, int reason) throws IOException {
        assertArrayEquals(hex("07 00 00000004 00 00 02 0" + reason), pdu(socket));
        assertEquals(0, pdu(socket).length, "the connection is closed after an abort");
    }

    private void assertServes() throws IOException {
        try (DimseAssociation association = new DimseAssociation(requestor.open(
                Entities.at(Entities.TITLE, server.address().getPort()), verification()))) {
            assertEquals(Status.SUCCESS, VerificationScu.echo(association));
            association.release();
        }
    }

    @Test
    void garbageIsAborted() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: here\r\n\r\n".getBytes());
            assertAborted(socket, 1);
        }
        assertServes();
    }

    @Test
    void randomBytesDoNotHarm() throws IOException {
        Random random = new Random(20_261_124);
        for (int i = 0; i < 60; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            if (i % 2 == 0 && bytes.length > 6) {
                System.arraycopy(hex("01 00 00000080"), 0, bytes, 0, 6);
            }
            try (Socket socket = connect()) {
                socket.getOutputStream().write(bytes);
            }
        }
        assertServesSoon();
    }

    private void assertServesSoon() throws IOException {
        for (int i = 0; ; i++) {
            try {
                assertServes();
                return;
            } catch (AssociationRejectedException full) {
                assertTrue(full.isTransient() && i < 50, full.getMessage());
                try {
                    TimeUnit.MILLISECONDS.sleep(100);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        }
    }

    @Test
    void aPduOfFourGigabytesIsAborted() throws IOException {
        for (String type : List.of("01", "04")) {
            try (Socket socket = connect()) {
                socket.getOutputStream().write(hex(type + "00 FFFFFFFF"));
                assertAborted(socket, 6);
            }
        }
        try (Socket socket = associated()) {
            socket.getOutputStream().write(hex("04 00 FFFFFFFF"));
            assertAborted(socket, 6);
        }
        assertServes();
    }

    @Test
    void whatIsOutOfPlaceIsAborted() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(hex("05 00 00000004 00000000"));
            assertAborted(socket, 2);
        }
        try (Socket socket = associated()) {
            socket.getOutputStream().write(request());
            assertAborted(socket, 2);
        }
        try (Socket socket = associated()) {
            socket.getOutputStream().write(hex("06 00 00000004 00000000"));
            assertAborted(socket, 2);
        }
        assertServes();
    }

    @Test
    void presentationDataThatMakesNoSenseIsAborted() throws IOException {
        String[] faults = {
            "04 00 00000000", // no value
            "04 00 00000006 00000400 01 03", // a value longer than its PDU
            "04 00 00000006 00000001 01 03", // a value without room for its header
            "04 00 00000008 00000004 07 03 0000", // a context that was not accepted
            "04 00 00000008 00000004 01 03 0000", // no command set
        };
        for (String fault : faults) {
            try (Socket socket = associated()) {
                socket.getOutputStream().write(hex(fault));
                assertAborted(socket, 6);
            }
        }
        try (Socket socket = associated()) {
            socket.getOutputStream().write(hex("04 00 00000008 00000004 01 02 0000")); // a data set without a command
            assertAborted(socket, 5);
        }
        assertServes();
    }

    @Test
    void silentPeersAreAbortedAfterTheTimeout() throws IOException {
        try (Socket before = connect(); Socket after = associated()) {
            assertTrue(before.getInputStream().read() < 0, "ARTIM before an association");
            assertAborted(after, 0);
        }
        assertServesSoon();
    }

    /** Each byte comes within the silence allowed; the PDU as a whole does not. */
    @Test
    void aPduThatDripsIsEnded() throws IOException, InterruptedException {
        try (Socket socket = associated()) {
            OutputStream out = socket.getOutputStream();
            out.write(hex("04 00 00004000"));
            long begin = System.nanoTime();
            assertThrows(IOException.class, () -> {
                for (int i = 0; i < 200; i++) {
                    out.write(0);
                    TimeUnit.MILLISECONDS.sleep(50);
                    if (socket.getInputStream().available() > 0) {
                        throw new IOException("ended");
                    }
                }
            });
            assertTrue(System.nanoTime() - begin < Duration.ofSeconds(6).toNanos());
        }
        assertServesSoon();
    }

    @Test
    void oneAssociationTooManyIsRejectedForTheTimeBeing() throws IOException {
        try (Socket first = associated(); Socket second = associated(); Socket third = associated(); Socket fourth = connect()) {
            fourth.getOutputStream().write(request());
            assertArrayEquals(hex("03 00 00000004 00 02 03 02"), pdu(fourth));
            assertTrue(first.isConnected() && second.isConnected() && third.isConnected());
        }
        assertServesSoon();
    }

    private static byte[] storeCommand() throws IOException {
        return CommandCodec.encode(Command.request(CommandField.C_STORE_RQ, 7, TestStudy.CT, true)
                .with(Tag.AFFECTED_SOP_INSTANCE_UID, TestStudy.SERIES + ".1"));
    }

    private static byte[] data(int contextId, int control, byte[] bytes) {
        return ByteBuffer.allocate(12 + bytes.length).put((byte) 4).put((byte) 0).putInt(6 + bytes.length).putInt(2 + bytes.length)
                .put((byte) contextId).put((byte) control).put(bytes).array();
    }

    /** A command cut into PDUs of one byte, and a data set of values across PDUs and of several values in one. */
    @Test
    void fragmentsOfAnySizeMakeAMessage() throws IOException, InterruptedException {
        try (Socket socket = associated()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] command = storeCommand();
            for (int i = 0; i < command.length; i++) {
                bytes.writeBytes(data(3, i == command.length - 1 ? 3 : 1, new byte[] {command[i]}));
            }
            bytes.writeBytes(hex("04 00 0000001A 00000006 03 00 01020304 00000004 03 00 0506 00000004 03 00 0708"));
            bytes.writeBytes(data(3, 0, new byte[0]));
            bytes.writeBytes(data(3, 2, new byte[0]));
            socket.getOutputStream().write(bytes.toByteArray());
            assertEquals("whole 8", ends.poll(5, TimeUnit.SECONDS));
            assertEquals(4, pdu(socket)[0], "C-STORE-RSP");
            socket.getOutputStream().write(hex("05 00 00000004 00000000"));
            assertEquals(6, pdu(socket)[0], "A-RELEASE-RP");
            assertEquals(0, pdu(socket).length);
        }
    }

    @Test
    void anAbortOrAnEndWithinADataSetReachesTheReceiver() throws IOException, InterruptedException {
        for (boolean abort : new boolean[] {true, false}) {
            try (Socket socket = associated()) {
                socket.getOutputStream().write(data(3, 3, storeCommand()));
                socket.getOutputStream().write(data(3, 0, new byte[4096]));
                if (abort) {
                    socket.getOutputStream().write(hex("07 00 00000004 00000000"));
                }
            }
            assertEquals("broken", ends.poll(5, TimeUnit.SECONDS));
        }
        assertServes();
    }

    @Test
    void aCommandWithinADataSetIsAborted() throws IOException, InterruptedException {
        try (Socket socket = associated()) {
            socket.getOutputStream().write(data(3, 3, storeCommand()));
            socket.getOutputStream().write(data(3, 0, new byte[4096]));
            socket.getOutputStream().write(data(3, 3, storeCommand()));
            assertAborted(socket, 5);
        }
        assertEquals("broken", ends.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void anEndlessCommandIsAborted() throws IOException {
        try (Socket socket = associated()) {
            OutputStream out = socket.getOutputStream();
            try {
                for (int i = 0; i < 100; i++) {
                    out.write(data(1, 1, new byte[1024]));
                }
            } catch (IOException closedAlready) {
                assertTrue(socket.isConnected());
            }
            assertAborted(socket, 5);
        }
        assertServes();
    }

    /** A peer that takes nothing: the write ends with the write timeout, and does not hang. */
    @Test
    void aWriteThatHangsEnds() throws IOException {
        try (ServerSocket listener = new ServerSocket(0);
             AssociationRequestor impatient = new AssociationRequestor("HERE", IMPATIENT, Entities.threads("impatient"))) {
            byte[] request = request();
            Thread acceptor = Entities.threads("acceptor").newThread(() -> {
                try (Socket socket = listener.accept()) {
                    pdu(socket);
                    socket.getOutputStream().write(accept(request));
                    TimeUnit.SECONDS.sleep(20); // reads nothing more
                } catch (IOException | InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            acceptor.start();
            Association association = impatient.open(Entities.at("PEER", listener.getLocalPort()),
                    verification().context(TestStudy.CT, List.of("1.2.840.10008.1.2.1")));
            long begin = System.nanoTime();
            assertThrows(AssociationException.class, () -> StorageScu.store(new DimseAssociation(association), endless(), Optional.empty()));
            assertTrue(System.nanoTime() - begin < Duration.ofSeconds(10).toNanos());
            assertEquals(Association.State.CLOSED, association.state());
            acceptor.interrupt();
        }
    }

    /** An answer that accepts both contexts of the request in Explicit VR Little Endian, and PDUs of any length. */
    private static byte[] accept(byte[] request) {
        byte[] head = Arrays.copyOfRange(request, 6, 74);
        byte[] syntax = "1.2.840.10008.1.2.1".getBytes();
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        field.writeBytes(head);
        for (int id : new int[] {1, 3}) {
            field.writeBytes(new byte[] {0x21, 0, 0, (byte) (8 + syntax.length), (byte) id, 0, 0, 0, 0x40, 0, 0, (byte) syntax.length});
            field.writeBytes(syntax);
        }
        field.writeBytes(hex("50 00 0008 51 00 0004 00000000"));
        return ByteBuffer.allocate(6 + field.size()).put((byte) 2).put((byte) 0).putInt(field.size()).put(field.toByteArray()).array();
    }

    private static InstanceToSend endless() {
        return new InstanceToSend() {
            @Override
            public String sopClassUid() {
                return TestStudy.CT;
            }

            @Override
            public String sopInstanceUid() {
                return "1.2.3";
            }

            @Override
            public String transferSyntaxUid() {
                return "1.2.840.10008.1.2.1";
            }

            @Override
            public InputStream openDataSet() {
                return new ByteArrayInputStream(new byte[32 << 20]);
            }
        };
    }

    @Test
    void closingTheServerEndsWhatIsUnderWay() throws IOException {
        try (Socket socket = associated()) {
            socket.getOutputStream().write(data(3, 3, storeCommand()));
            server.close();
            assertThrows(IOException.class, this::connect);
        }
    }
}
