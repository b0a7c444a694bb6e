package org.affinitydomain.imagingsource.pacs.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.affinitydomain.dicom.dimse.AbortException;
import org.affinitydomain.dicom.dimse.AePolicy;
import org.affinitydomain.dicom.dimse.DimseException;
import org.affinitydomain.dicom.dimse.DimseServer;
import org.affinitydomain.dicom.dimse.DimseService;
import org.affinitydomain.dicom.dimse.Status;
import org.affinitydomain.dicom.dimse.StorageScp;
import org.affinitydomain.dicom.dimse.StoreRequest;
import org.affinitydomain.dicom.dimse.VerificationScp;
import org.affinitydomain.dicom.network.ServerSettings;

/**
 * Where this installation's PACS send what it asks them for by C-MOVE. An instance that nobody waits for is refused, unless it is
 * sent to a source that keeps it. One that
 * is awaited is read by who waits for it, straight from the association, while the thread of the association stands aside.
 */
public final class MoveDestination implements AutoCloseable {
    /** How long the thread of an association stands aside for a reader that neither reads on nor ends. */
    private static final long LONGEST_HOURS = 1;
    private static final long MEETING_MILLIS = 2_000;

    private final List<Awaited> awaited = new CopyOnWriteArrayList<>();
    private final DimseServer server;

    private final KeptStorage kept;

    private MoveDestination(ServerSettings settings, AePolicy titles, KeptStorage kept, List<DimseService> more, ThreadFactory threads)
            throws IOException {
        this.kept = kept;
        List<DimseService> services = new ArrayList<>(List.of(new VerificationScp(), new StorageScp(this::receive)));
        services.addAll(more);
        this.server = DimseServer.start(settings, titles, services, threads);
    }

    /**
     * Starts listening.
     *
     * @param titles the titles under which others know this installation, and who may call it
     * @param kept   takes what is sent to keep
     * @param more   what else is provided on the port
     * @throws IOException when the port cannot be had
     */
    public static MoveDestination start(ServerSettings settings, AePolicy titles, KeptStorage kept, List<DimseService> more, ThreadFactory threads)
            throws IOException {
        return new MoveDestination(settings, titles, kept, more, threads);
    }

    /** The TCP port on which it listens. */
    public int port() {
        return server.address().getPort();
    }

    /** Waits for an instance from a PACS. */
    Awaited await(String pacsAeTitle, String instanceUid) {
        Awaited one = new Awaited(pacsAeTitle, instanceUid);
        awaited.add(one);
        return one;
    }

    private Status receive(StoreRequest request, InputStream dataSet) throws IOException {
        if (kept.keeps(request.calledAeTitle())) {
            return kept.receive(request, dataSet);
        }
        Delivery delivery = new Delivery(request, dataSet);
        for (Awaited one : inOrder(request)) {
            if (one.take(delivery)) {
                return delivery.awaitEnd();
            }
        }
        throw new DimseException(Status.NOT_AUTHORIZED, "nobody has asked for this instance");
    }

    /** Who waits for the instance: those who asked this very PACS first, since a PACS may send under another title. */
    private List<Awaited> inOrder(StoreRequest request) {
        return awaited.stream().filter(one -> one.instanceUid.equals(request.sopInstanceUid()))
                .sorted(java.util.Comparator.comparing(one -> !one.pacsAeTitle.equals(request.peerAeTitle()))).toList();
    }

    @Override
    public void close() {
        server.close();
    }

    /** An instance that somebody waits for. */
    final class Awaited implements AutoCloseable {
        private final String pacsAeTitle;
        private final String instanceUid;
        private final SynchronousQueue<Delivery> deliveries = new SynchronousQueue<>();

        private Awaited(String pacsAeTitle, String instanceUid) {
            this.pacsAeTitle = pacsAeTitle;
            this.instanceUid = instanceUid;
        }

        private boolean take(Delivery delivery) throws IOException {
            try {
                return deliveries.offer(delivery, MEETING_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AbortException("the server ends");
            }
        }

        /** The delivery, if it comes within some milliseconds. */
        java.util.Optional<Delivery> poll(long millis) throws InterruptedException {
            return java.util.Optional.ofNullable(deliveries.poll(millis, TimeUnit.MILLISECONDS));
        }

        /** Waits no more. */
        @Override
        public void close() {
            awaited.remove(this);
        }
    }

    /** An instance that has begun to arrive; who has taken it reads it, and has to end it. */
    static final class Delivery {
        private final StoreRequest request;
        private final InputStream dataSet;
        private final CompletableFuture<Boolean> end = new CompletableFuture<>();

        private Delivery(StoreRequest request, InputStream dataSet) {
            this.request = request;
            this.dataSet = dataSet;
        }

        StoreRequest request() {
            return request;
        }

        InputStream dataSet() {
            return dataSet;
        }

        /** @param whole whether it was read to its end; otherwise the association is aborted, for the rest is of no use */
        void end(boolean whole) {
            end.complete(whole);
        }

        private Status awaitEnd() throws IOException {
            try {
                if (end.get(LONGEST_HOURS, TimeUnit.HOURS)) {
                    return Status.SUCCESS;
                }
                throw new AbortException("nobody wants the rest of the instance");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AbortException("the server ends");
            } catch (ExecutionException | TimeoutException e) {
                throw new AbortException("the instance was not read on");
            }
        }
    }
}
