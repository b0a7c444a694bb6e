package org.affinitydomain.imagingsource.pacs.dimse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.dimse.DimseException;
import org.affinitydomain.dicom.dimse.QueryRetrieveModel;
import org.affinitydomain.dicom.dimse.QueryScu;
import org.affinitydomain.dicom.dimse.Status;
import org.affinitydomain.imagingsource.pacs.PacsException;

/** Queries of one PACS, whose results are bounded. */
final class Search {
    private static final int OUT_OF_RESOURCES = 0xA7;

    private final AssociationPool pool;
    private final String pacs;

    /** @param pacs its name, for messages */
    Search(AssociationPool pool, String pacs) {
        this.pool = pool;
        this.pacs = pacs;
    }

    /** Keeps of a match what is of interest. */
    @FunctionalInterface
    interface Mapping<T> {
        T of(DataSet match) throws PacsException;
    }

    /**
     * All matches.
     *
     * @param limit more than that is no answer
     * @return empty when there are more, or more than the PACS is willing to tell
     */
    <T> Optional<List<T>> find(DataSet keys, int limit, Mapping<T> mapping) throws PacsException {
        try (AssociationPool.Lease lease = pool.lease(new Purpose.Query(), false)) {
            try {
                return find(lease, keys, limit, mapping);
            } catch (PacsException dead) {
                if (!lease.reused() || lease.association().isOpen()) {
                    throw dead;
                }
            }
        }
        try (AssociationPool.Lease lease = pool.lease(new Purpose.Query(), true)) {
            return find(lease, keys, limit, mapping);
        }
    }

    private <T> Optional<List<T>> find(AssociationPool.Lease lease, DataSet keys, int limit, Mapping<T> mapping) throws PacsException {
        List<T> found = new ArrayList<>();
        try {
            Status status = QueryScu.find(lease.association(), QueryRetrieveModel.STUDY_ROOT.find(), keys, match -> {
                if (found.size() == limit) {
                    return false;
                }
                found.add(mapping.of(match));
                return true;
            });
            lease.giveBack();
            return status.equals(Status.CANCEL) ? Optional.empty() : Optional.of(found);
        } catch (DimseException refused) {
            lease.giveBack();
            if (refused.status().code() >> 8 == OUT_OF_RESOURCES) {
                return Optional.empty();
            }
            throw new PacsException(pacs + " does not answer a query: " + refused.getMessage(), refused);
        } catch (PacsException known) {
            throw known;
        } catch (IOException e) {
            throw new PacsException("a query of " + pacs + " failed: " + e.getMessage(), e);
        }
    }
}
