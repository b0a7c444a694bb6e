package org.affinitydomain.dicom.dimse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.network.AssociationRequestor;
import org.affinitydomain.dicom.network.AssociationServer;
import org.affinitydomain.dicom.network.AssociationSettings;
import org.affinitydomain.dicom.network.Proposal;
import org.affinitydomain.dicom.uid.SopClass;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.junit.jupiter.api.Test;

/**
 * Conversations that are right but for some bytes, sent to a server with every service: it never fails by a fault of its own,
 * keeps neither threads nor memory, and serves the next one. Three seconds by default; {@code -Ddimse.fuzz.seconds=1800} for longer.
 */
class NetworkFuzzTest {
    private static final AssociationSettings IMPATIENT = AssociationSettings.byDefault().withMaxPduLength(16 << 10)
            .withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(1)).withArtim(Duration.ofSeconds(1)).withWriteTimeout(Duration.ofSeconds(1));
    private static final int PLACES = 4;
    private final Random random = new Random(Long.getLong("dimse.fuzz.seed", 20_261_124L));
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    @Test
    void noBytesDoHarm() throws IOException, InterruptedException {
        Handler noting = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                    faults.add(line.getMessage() + ' ' + line.getThrown());
                }
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        };
        Logger log = Logger.getLogger(AssociationServer.class.getName());
        log.addHandler(noting);
        try (AssociationRequestor requestor = Entities.requestor();
             DimseServer server = DimseServer.start(Entities.listening(Optional.empty(), 16, IMPATIENT), AePolicy.called(Entities.TITLE), services(),
                     Entities.threads("fuzzed"))) {
            byte[] conversation = conversation(requestor);
            int count = 0;
            long end = System.nanoTime() + Duration.ofSeconds(Long.getLong("dimse.fuzz.seconds", 3L)).toNanos();
            while (System.nanoTime() < end) {
                send(server.address().getPort(), changed(conversation));
                count++;
            }
            assertServesInTheEnd(requestor, server);
            assertEquals(List.of(), List.copyOf(faults));
            assertTrue(count > 10, count + " conversations");
            System.out.println("network fuzzing: " + count + " conversations");
        } finally {
            log.removeHandler(noting);
        }
    }

    private static List<DimseService> services() {
        RetrieveProvider nothing = request -> List.of();
        return List.of(new VerificationScp(), new StorageScp((request, dataSet) -> {
            dataSet.transferTo(java.io.OutputStream.nullOutputStream());
            return Status.SUCCESS;
        }), new FindScp(Set.of(QueryRetrieveModel.STUDY_ROOT.find()), (request, sink) -> sink.match(request.identifier())),
                new GetScp(Set.of(QueryRetrieveModel.STUDY_ROOT.get()), nothing), new InstanceAvailabilityScp((who, uid, notification) -> { }));
    }

    /** An association request, an echo, a query, a notification, an image, and the release, as bytes. */
    private static byte[] conversation(AssociationRequestor requestor) throws IOException, InterruptedException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (ServerSocket listener = new ServerSocket(0)) {
            Proposal proposal = new Proposal().context(SopClass.VERIFICATION, TransferSyntaxes.DATA_SETS)
                    .context(QueryRetrieveModel.STUDY_ROOT.find(), TransferSyntaxes.DATA_SETS)
                    .context(InstanceAvailabilityScp.SOP_CLASS, TransferSyntaxes.DATA_SETS).context(TestStudy.CT, List.of("1.2.840.10008.1.2.1"))
                    .context(QueryRetrieveModel.STUDY_ROOT.get(), TransferSyntaxes.DATA_SETS)
                    .role(new org.affinitydomain.dicom.network.RoleSelection(TestStudy.CT, true, true));
            Thread user = Entities.threads("user").newThread(() -> {
                try {
                    requestor.open(Entities.at(Entities.TITLE, listener.getLocalPort()), proposal).release();
                } catch (IOException refused) {
                    // nobody answers: only the request is wanted
                    assertTrue(refused.getMessage() != null);
                }
            });
            user.start();
            try (Socket socket = listener.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                byte[] header = in.readNBytes(6);
                all.writeBytes(header);
                all.writeBytes(in.readNBytes(ByteBuffer.wrap(header).getInt(2)));
            }
            user.join();
        }
        DataSet identifier = DataSet.builder().set(Tag.QUERY_RETRIEVE_LEVEL, "STUDY").set(Tag.STUDY_INSTANCE_UID, TestStudy.STUDY).build();
        message(all, 1, Command.request(CommandField.C_ECHO_RQ, 1, SopClass.VERIFICATION, false), new byte[0]);
        message(all, 3, Command.request(CommandField.C_FIND_RQ, 2, QueryRetrieveModel.STUDY_ROOT.find(), true), bytes(identifier));
        message(all, 5, Command.request(CommandField.N_CREATE_RQ, 3, InstanceAvailabilityScp.SOP_CLASS, true), bytes(identifier));
        message(all, 7, Command.request(CommandField.C_STORE_RQ, 4, TestStudy.CT, true).with(Tag.AFFECTED_SOP_INSTANCE_UID, "1.2.3"),
                bytes(TestStudy.slice(1, 16)));
        message(all, 9, Command.request(CommandField.C_GET_RQ, 5, QueryRetrieveModel.STUDY_ROOT.get(), true), bytes(identifier));
        all.writeBytes(new byte[] {5, 0, 0, 0, 0, 4, 0, 0, 0, 0});
        return all.toByteArray();
    }

    private static byte[] bytes(DataSet dataSet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new org.affinitydomain.dicom.io.DataSetWriter(out, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN).write(dataSet).flush();
        return out.toByteArray();
    }

    private static void message(ByteArrayOutputStream all, int contextId, Command command, byte[] dataSet) throws IOException {
        all.writeBytes(data(contextId, 3, CommandCodec.encode(command)));
        if (command.hasDataSet()) {
            all.writeBytes(data(contextId, 2, dataSet));
        }
    }

    private static byte[] data(int contextId, int control, byte[] bytes) {
        return ByteBuffer.allocate(12 + bytes.length).put((byte) 4).put((byte) 0).putInt(6 + bytes.length).putInt(2 + bytes.length)
                .put((byte) contextId).put((byte) control).put(bytes).array();
    }

    /** Some bytes changed, a piece left out, said twice, or the end cut off. */
    private byte[] changed(byte[] whole) {
        byte[] bytes = whole.clone();
        for (int i = random.nextInt(PLACES); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes[at] = (byte) 0xFF;
                case 3 -> bytes = Arrays.copyOf(bytes, at + 1);
                case 4 -> bytes = joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + random.nextInt(bytes.length - at), bytes.length));
                default -> bytes = joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, random.nextInt(at + 1), bytes.length));
            }
            if (bytes.length == 0) {
                return bytes;
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Sends the bytes, and reads what comes until the server has had enough, or half a second of it. */
    private static void send(int port, byte[] bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(50);
            socket.getOutputStream().write(bytes);
            InputStream in = socket.getInputStream();
            byte[] answer = new byte[4096];
            for (int i = 0; i < 10 && in.read(answer) >= 0; i++) {
                // whatever it says
            }
        } catch (java.net.SocketTimeoutException | java.net.SocketException over) {
            // It waits for more, or had enough before the end.
        }
    }

    private static void assertServesInTheEnd(AssociationRequestor requestor, DimseServer server) throws InterruptedException, IOException {
        for (int i = 0; i < 100 && server.associations() > 0; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertEquals(0, server.associations(), "associations that do not end");
        try (DimseAssociation association = new DimseAssociation(requestor.open(Entities.at(Entities.TITLE, server.address().getPort()),
                new Proposal().context(SopClass.VERIFICATION, TransferSyntaxes.DATA_SETS)))) {
            assertEquals(Status.SUCCESS, VerificationScu.echo(association));
            association.release();
        }
    }
}
