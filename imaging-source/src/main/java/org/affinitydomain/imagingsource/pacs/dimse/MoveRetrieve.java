package org.affinitydomain.imagingsource.pacs.dimse;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.affinitydomain.dicom.dimse.MoveOperation;
import org.affinitydomain.dicom.dimse.QueryRetrieveModel;
import org.affinitydomain.dicom.dimse.RetrieveResult;
import org.affinitydomain.domain.StudyAccess;
import org.affinitydomain.imagingsource.pacs.PacsException;

/** Brings instances by C-MOVE to this installation (PS3.4 C.4.2). */
final class MoveRetrieve implements Retrieve {
    /** How often the two connections are looked at by turns. */
    private static final long TURN_MILLIS = 10;

    private final AssociationPool pool;
    private final StudyAccess.Dicom access;
    private final MoveDestination destination;

    MoveRetrieve(AssociationPool pool, StudyAccess.Dicom access, MoveDestination destination) {
        this.pool = pool;
        this.access = access;
        this.destination = destination;
    }

    @Override
    public RetrievedInstance open(FoundInstance instance) throws PacsException {
        AssociationPool.Lease lease = pool.lease(new Purpose.Move(), false);
        try {
            return open(lease, instance);
        } catch (PacsException dead) {
            if (!lease.reused() || lease.association().isOpen()) {
                throw dead;
            }
        }
        return open(pool.lease(new Purpose.Move(), true), instance);
    }

    private RetrievedInstance open(AssociationPool.Lease lease, FoundInstance instance) throws PacsException {
        boolean opened = false;
        try (MoveDestination.Awaited awaited = destination.await(access.aeTitle(), instance.uid())) {
            MoveOperation operation = MoveOperation.begin(lease.association(), QueryRetrieveModel.STUDY_ROOT.move(),
                    Keys.instance(instance.identity()), access.callingAeTitle());
            MoveDestination.Delivery delivery = delivery(awaited, operation, lease, instance);
            opened = true;
            return new RetrievedInstance(delivery.request(), delivery.dataSet(), whole -> end(lease, operation, delivery, whole));
        } catch (PacsException e) {
            throw e;
        } catch (IOException e) {
            throw new PacsException(instance.identity().path() + " cannot be retrieved: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PacsException("interrupted while waiting for " + instance.identity().path(), e);
        } finally {
            if (!opened) {
                lease.close();
            }
        }
    }

    /** Waits for the instance on one connection, while the other one may say that it does not come. */
    private MoveDestination.Delivery delivery(MoveDestination.Awaited awaited, MoveOperation operation, AssociationPool.Lease lease,
                                              FoundInstance instance) throws IOException, InterruptedException {
        Duration silence = access.responseTimeout();
        long end = System.nanoTime() + silence.toNanos();
        while (System.nanoTime() < end) {
            Optional<MoveDestination.Delivery> delivery = awaited.poll(TURN_MILLIS);
            if (delivery.isPresent()) {
                return delivery.get();
            }
            if (operation.hasNews()) {
                Optional<RetrieveResult> result = operation.next();
                if (result.isPresent()) {
                    lease.giveBack();
                    throw new PacsException("the PACS does not send " + instance.identity().path() + " to " + access.callingAeTitle() + ": "
                            + result.get().status() + ' ' + result.get().comment());
                }
            }
        }
        throw new PacsException("the PACS has sent nothing of " + instance.identity().path() + " for " + silence);
    }

    private static void end(AssociationPool.Lease lease, MoveOperation operation, MoveDestination.Delivery delivery, boolean whole)
            throws IOException {
        try (lease) {
            if (!whole) {
                if (lease.association().isOpen()) {
                    operation.cancel();
                }
                return; // and abort both associations
            }
            delivery.end(true);
            while (operation.next().isEmpty()) {
                // the last response ends it
            }
            lease.giveBack();
        } finally {
            delivery.end(false);
        }
    }
}
