package org.affinitydomain.imagingsource.pacs.dimse;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.dicom.dimse.GetOperation;
import org.affinitydomain.dicom.dimse.IncomingInstance;
import org.affinitydomain.dicom.dimse.NoPresentationContextException;
import org.affinitydomain.dicom.dimse.QueryRetrieveModel;
import org.affinitydomain.dicom.dimse.RetrieveResult;
import org.affinitydomain.dicom.dimse.Status;
import org.affinitydomain.imagingsource.pacs.PacsException;

/** Brings instances by C-GET (PS3.4 C.4.3). */
final class GetRetrieve implements Retrieve {
    private final AssociationPool pool;

    GetRetrieve(AssociationPool pool) {
        this.pool = pool;
    }

    /** The PACS has no C-GET. */
    static final class NotSupportedException extends PacsException {
        private static final long serialVersionUID = 1L;

        NotSupportedException(NoPresentationContextException cause) {
            super("the PACS has no C-GET", cause);
        }
    }

    @Override
    public RetrievedInstance open(FoundInstance instance) throws PacsException {
        Purpose purpose = new Purpose.Get(instance.sopClassUid().map(Set::of).orElse(Set.of()));
        AssociationPool.Lease lease = pool.lease(purpose, false);
        try {
            return open(lease, instance);
        } catch (PacsException dead) {
            if (!lease.reused() || lease.association().isOpen()) {
                throw dead;
            }
        }
        return open(pool.lease(purpose, true), instance);
    }

    private static RetrievedInstance open(AssociationPool.Lease lease, FoundInstance instance) throws PacsException {
        boolean opened = false;
        try {
            GetOperation operation = GetOperation.begin(lease.association(), QueryRetrieveModel.STUDY_ROOT.get(), Keys.instance(instance.identity()));
            Optional<IncomingInstance> next = operation.next();
            while (next.isPresent() && !next.get().request().sopInstanceUid().equals(instance.uid())) {
                operation.answer(Status.CANNOT_UNDERSTAND);
                next = operation.next();
            }
            if (next.isEmpty()) {
                RetrieveResult result = operation.result().orElseThrow();
                lease.giveBack();
                throw new PacsException("the PACS does not send " + instance.identity().path() + ": " + result.status() + ' ' + result.comment());
            }
            IncomingInstance incoming = next.get();
            opened = true;
            return new RetrievedInstance(incoming.request(), incoming.dataSet(), whole -> end(lease, operation, whole));
        } catch (NoPresentationContextException e) {
            lease.giveBack();
            throw new NotSupportedException(e);
        } catch (PacsException e) {
            throw e;
        } catch (IOException e) {
            throw new PacsException(instance.identity().path() + " cannot be retrieved: " + e.getMessage(), e);
        } finally {
            if (!opened) {
                lease.close();
            }
        }
    }

    private static void end(AssociationPool.Lease lease, GetOperation operation, boolean whole) throws IOException {
        try (lease) {
            if (!whole) {
                if (lease.association().isOpen()) {
                    operation.cancel();
                }
                return; // and abort, for the cancel ends nothing before the end of the instance
            }
            operation.answer(Status.SUCCESS);
            while (operation.next().isPresent()) {
                operation.answer(Status.OUT_OF_RESOURCES);
            }
            lease.giveBack();
        }
    }
}
