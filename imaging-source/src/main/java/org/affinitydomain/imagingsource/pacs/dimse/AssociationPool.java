package org.affinitydomain.imagingsource.pacs.dimse;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.affinitydomain.dicom.dimse.DimseAssociation;
import org.affinitydomain.dicom.network.AssociationException;
import org.affinitydomain.dicom.network.AssociationRequestor;
import org.affinitydomain.dicom.network.AssociationSettings;
import org.affinitydomain.dicom.network.RemoteAe;
import org.affinitydomain.dicom.network.Tls;
import org.affinitydomain.domain.StudyAccess;
import org.affinitydomain.imagingsource.pacs.PacsException;

/**
 * The associations with one PACS, so many at a time and no more, whoever asks. One that was used is kept open for a moment, in
 * case that the next instance is wanted.
 */
final class AssociationPool implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(AssociationPool.class.getName());
    private static final Duration KEPT = Duration.ofSeconds(4);

    private final RemoteAe remote;
    private final StudyAccess.Dicom access;
    private final AssociationRequestor requestor;
    private final Semaphore free;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final ScheduledExecutorService keeper;

    /** @param since when it was given back (nanoseconds) */
    private record Idle(Purpose purpose, DimseAssociation association, long since) {
    }

    AssociationPool(String sourceId, StudyAccess.Dicom access, Optional<Tls> tls) {
        this.access = access;
        this.remote = new RemoteAe(access.aeTitle(), access.host(), access.port(), tls);
        ThreadFactory threads = task -> {
            Thread thread = new Thread(task, "affinity-dimse-" + sourceId);
            thread.setDaemon(true);
            return thread;
        };
        this.requestor = new AssociationRequestor(access.callingAeTitle(), AssociationSettings.byDefault()
                .withTimeouts(access.connectTimeout(), access.responseTimeout()), threads);
        this.free = new Semaphore(access.associations(), true);
        this.keeper = Executors.newSingleThreadScheduledExecutor(threads);
        keeper.scheduleWithFixedDelay(this::releaseIdle, 1, 1, TimeUnit.SECONDS);
    }

    /**
     * Lends an association, one that is open already if there is one for the purpose.
     *
     * @param fresh whether it has to be a new one, since one that was kept turned out to be dead
     * @throws PacsException when the PACS cannot be reached or rejects it, or all are lent for longer than the PACS may be silent
     */
    Lease lease(Purpose purpose, boolean fresh) throws PacsException {
        try {
            if (!free.tryAcquire(access.responseTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new PacsException(remote + " was not asked: all " + access.associations() + " associations with it are in use");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PacsException("interrupted while waiting for an association with " + remote, e);
        }
        boolean lent = false;
        try {
            Optional<DimseAssociation> kept = fresh ? Optional.empty() : kept(purpose);
            Lease lease = kept.isPresent() ? new Lease(purpose, kept.get(), true)
                    : new Lease(purpose, new DimseAssociation(requestor.open(remote, purpose.proposal())), false);
            lent = true;
            return lease;
        } catch (AssociationException e) {
            throw new PacsException(e.getMessage(), e);
        } finally {
            if (!lent) {
                free.release();
            }
        }
    }

    private Optional<DimseAssociation> kept(Purpose purpose) {
        Optional<DimseAssociation> surplus = Optional.empty();
        synchronized (idle) {
            for (Iterator<Idle> all = idle.iterator(); all.hasNext();) {
                Idle one = all.next();
                if (one.purpose().equals(purpose)) {
                    all.remove();
                    return Optional.of(one.association());
                }
            }
            if (access.associations() - free.availablePermits() + idle.size() > access.associations()) {
                surplus = Optional.of(idle.removeFirst().association());
            }
        }
        surplus.ifPresent(AssociationPool::release);
        return Optional.empty();
    }

    private void giveBack(Purpose purpose, DimseAssociation association) {
        synchronized (idle) {
            idle.addLast(new Idle(purpose, association, System.nanoTime()));
        }
    }

    private void releaseIdle() {
        while (true) {
            Idle next;
            synchronized (idle) {
                next = idle.peekFirst();
                if (next == null || System.nanoTime() - next.since() < KEPT.toNanos()) {
                    return;
                }
                idle.removeFirst();
            }
            release(next.association());
        }
    }

    private static void release(DimseAssociation association) {
        try (association) {
            association.release();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> "a PACS did not release its association: " + e.getMessage());
        }
    }

    /** Breaks off what is under way, and ends its threads. */
    @Override
    public void close() {
        keeper.shutdownNow();
        requestor.close();
    }

    /** An association that was lent. Closing it aborts it, unless it was given back. */
    final class Lease implements AutoCloseable {
        private final Purpose purpose;
        private final DimseAssociation association;
        private final boolean reused;
        private boolean over;

        private Lease(Purpose purpose, DimseAssociation association, boolean reused) {
            this.purpose = purpose;
            this.association = association;
            this.reused = reused;
        }

        DimseAssociation association() {
            return association;
        }

        /** Whether it was kept from before, and may have been closed by the PACS meanwhile. */
        boolean reused() {
            return reused;
        }

        /** Gives it back in good order, with no operation under way. */
        void giveBack() {
            if (!over) {
                over = true;
                if (association.isOpen()) {
                    AssociationPool.this.giveBack(purpose, association);
                }
                free.release();
            }
        }

        @Override
        public void close() {
            if (!over) {
                over = true;
                association.abort();
                free.release();
            }
        }
    }
}
