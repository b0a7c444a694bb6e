package org.affinitydomain.imagingsource.pacs.dimse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.dimse.AePolicy;
import org.affinitydomain.dicom.dimse.DimseException;
import org.affinitydomain.dicom.dimse.DimseServer;
import org.affinitydomain.dicom.dimse.FindRequest;
import org.affinitydomain.dicom.dimse.FindScp;
import org.affinitydomain.dicom.dimse.GetScp;
import org.affinitydomain.dicom.dimse.InstanceToSend;
import org.affinitydomain.dicom.dimse.MatchSink;
import org.affinitydomain.dicom.dimse.QueryRetrieveModel;
import org.affinitydomain.dicom.dimse.Status;
import org.affinitydomain.dicom.network.AssociationSettings;
import org.affinitydomain.dicom.network.ServerSettings;
import org.affinitydomain.domain.StudyAccess;
import org.affinitydomain.imagingsource.TestImages;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A PACS that breaks off, refuses, is silent or sends more than anyone can keep. */
@Timeout(60)
class DimseFaultsTest {
    private static final long LARGE = 300L << 20;
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private final AtomicLong sent = new AtomicLong();
    private final CountDownLatch brokenOff = new CountDownLatch(1);
    private volatile Optional<Status> refusal = Optional.empty();
    private DimseServer server;
    private DimsePacs pacs;

    @BeforeEach
    void start() throws IOException {
        ThreadFactory threads = task -> {
            Thread thread = new Thread(task, "faulty-pacs");
            thread.setDaemon(true);
            return thread;
        };
        server = DimseServer.start(new ServerSettings(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty(), 4,
                AssociationSettings.byDefault()), AePolicy.called(RealPacs.TITLE), List.of(
                new FindScp(Set.of(QueryRetrieveModel.STUDY_ROOT.find()), this::find),
                new GetScp(Set.of(QueryRetrieveModel.STUDY_ROOT.get()), request -> {
                    if (refusal.isPresent()) {
                        throw new DimseException(refusal.get(), "not today");
                    }
                    return List.of(new Endless());
                })), threads);
        pacs = pacs(server.address().getPort());
    }

    private static DimsePacs pacs(int port) {
        return new DimsePacs("test", new StudyAccess.Dicom(RealPacs.TITLE, "127.0.0.1", port, RealPacs.HERE, StudyAccess.Retrieval.AUTO, false, 2,
                Duration.ofSeconds(2), SILENCE), Optional.empty(), Optional.empty(), Clock.systemDefaultZone());
    }

    @AfterEach
    void stop() {
        pacs.close();
        server.close();
    }

    private void find(FindRequest request, MatchSink sink) throws IOException {
        if (refusal.isPresent()) {
            throw new DimseException(refusal.get(), "not today");
        }
        sink.match(DataSet.builder().set(Tag.STUDY_INSTANCE_UID, TestImages.STUDY).set(Tag.SERIES_INSTANCE_UID, TestImages.SERIES)
                .set(Tag.SOP_CLASS_UID, TestImages.CT_IMAGE).set(Tag.SOP_INSTANCE_UID, TestImages.SERIES + ".1").build());
    }

    /** An instance larger than the heap of this test. */
    private final class Endless implements InstanceToSend {
        @Override
        public String sopClassUid() {
            return TestImages.CT_IMAGE;
        }

        @Override
        public String sopInstanceUid() {
            return TestImages.SERIES + ".1";
        }

        @Override
        public String transferSyntaxUid() {
            return "1.2.840.10008.1.2.1";
        }

        @Override
        public InputStream openDataSet() {
            return new InputStream() {
                private long left = LARGE;

                @Override
                public int read() {
                    sent.incrementAndGet();
                    return left-- > 0 ? 0 : -1;
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    int count = (int) Math.min(left, length);
                    left -= count;
                    sent.addAndGet(count);
                    return count == 0 ? -1 : count;
                }

                @Override
                public void close() {
                    if (left > 0) {
                        brokenOff.countDown();
                    }
                }
            };
        }
    }

    private StoredInstance instance() throws PacsException {
        return pacs.find(InstanceQuery.series(TestImages.STUDY, TestImages.SERIES)).get(0);
    }

    @Test
    void anInstanceLargerThanTheHeapStreams() throws IOException {
        assertTrue(Runtime.getRuntime().maxMemory() < LARGE);
        byte[] buffer = new byte[64 << 10];
        long count = 0;
        try (InputStream in = instance().open()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                count += read;
            }
        }
        assertTrue(count > LARGE);
    }

    /** What a reader does not take stays with the PACS, but for what networks and buffers hold. */
    @Test
    void aSlowReaderSlowsThePacsDown() throws IOException, InterruptedException {
        try (InputStream in = instance().open()) {
            assertEquals(0, in.read());
            TimeUnit.MILLISECONDS.sleep(500);
            assertTrue(sent.get() < 32L << 20, sent + " bytes were sent to a reader that read one");
        }
    }

    @Test
    void aReaderThatGoesAwayEndsTheRetrieveAtThePacs() throws IOException, InterruptedException {
        InputStream in = instance().open();
        assertEquals(1000, in.readNBytes(1000).length);
        in.close();
        assertTrue(brokenOff.await(10, TimeUnit.SECONDS), "the PACS goes on sending");
        assertTrue(sent.get() < LARGE / 2);
        try (InputStream again = instance().open()) {
            assertEquals(0, again.read());
        }
    }

    /** A PACS that breaks off leaves an error, and never what looks like a whole instance. */
    @Test
    void aPacsThatBreaksOffIsAnError() throws IOException {
        try (InputStream in = instance().open()) {
            assertEquals(1000, in.readNBytes(1000).length);
            server.close();
            assertThrows(IOException.class, () -> in.transferTo(java.io.OutputStream.nullOutputStream()));
        } catch (IOException closing) {
            assertFalse(closing.getMessage().isEmpty());
        }
    }

    @Test
    void aRefusalIsAnErrorWithItsStatus() throws IOException {
        StoredInstance instance = instance();
        refusal = Optional.of(Status.OUT_OF_RESOURCES_SUBOPERATIONS);
        PacsException e = assertThrows(PacsException.class, instance::open);
        assertTrue(e.getMessage().contains("A702H") && e.getMessage().contains("not today"), e.getMessage());
        refusal = Optional.of(Status.UNABLE_TO_PROCESS);
        e = assertThrows(PacsException.class, () -> pacs.study(TestImages.STUDY));
        assertTrue(e.getMessage().contains("C001H"), e.getMessage());
        // a PACS that is out of resources for a query, however small, is an error in the end
        refusal = Optional.of(Status.OUT_OF_RESOURCES);
        assertThrows(PacsException.class, () -> pacs.listStudies(study -> { }));
    }

    @Test
    void aPacsThatSaysNothingIsAnErrorInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0); DimsePacs nobody = pacs(silent.getLocalPort())) {
            long begin = System.nanoTime();
            assertThrows(PacsException.class, () -> nobody.find(InstanceQuery.study(TestImages.STUDY)));
            assertTrue(System.nanoTime() - begin < Duration.ofSeconds(30).toNanos());
        }
    }

    @Test
    void withoutGetAndWithoutAPortForMoveItIsSaid() throws IOException {
        DimseServer onlyFind = DimseServer.start(new ServerSettings(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty(), 4,
                AssociationSettings.byDefault()), AePolicy.called(RealPacs.TITLE),
                List.of(new FindScp(Set.of(QueryRetrieveModel.STUDY_ROOT.find()), this::find)), Thread::new);
        try (onlyFind; DimsePacs poor = pacs(onlyFind.address().getPort())) {
            StoredInstance instance = poor.find(InstanceQuery.series(TestImages.STUDY, TestImages.SERIES)).get(0);
            PacsException e = assertThrows(PacsException.class, instance::open);
            assertTrue(e.getMessage().contains("C-MOVE"), e.getMessage());
        }
    }
}
