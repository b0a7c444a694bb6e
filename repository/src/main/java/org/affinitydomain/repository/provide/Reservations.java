package org.affinitydomain.repository.provide;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.repository.index.DocumentIndex;
import org.affinitydomain.repository.index.DocumentRecord;
import org.affinitydomain.repository.index.Reservation;
import org.affinitydomain.repository.registration.RegistrationEnquiry;
import org.affinitydomain.repository.sweep.Sweep;
import org.affinitydomain.xds.transaction.TransactionException;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/**
 * Reserves the uniqueIds of a submission's documents, waiting while another submission of the same document is under way, so
 * that of two at once each gets the answer that it would get after the other.
 */
final class Reservations {

    private static final Logger LOG = System.getLogger(Reservations.class.getName());
    private static final long FIRST_PAUSE_MILLIS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 100;

    private final DocumentIndex index;
    private final RegistrationEnquiry enquiry;
    private final Sweep sweep;
    private final Duration patience;
    private final Clock clock;

    /**
     * @param sweep    settles what an earlier submission has left
     * @param patience how long to wait for the decision of another submission
     */
    Reservations(DocumentIndex index, RegistrationEnquiry enquiry, Sweep sweep, Duration patience, Clock clock) {
        this.index = index;
        this.enquiry = enquiry;
        this.sweep = sweep;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * Reserves all uniqueIds or none.
     *
     * @return those that belong to this submission now; the others are registered already, with the same content
     * @throws SubmissionRefusedException XDSNonIdenticalHash when other content is registered, XDSRepositoryBusy when another
     *                                    submission stays undecided
     */
    Set<String> reserve(List<DocumentRecord> documents) throws SubmissionRefusedException, SQLException {
        long end = System.nanoTime() + patience.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            Reservation reservation = index.reserve(documents);
            if (reservation instanceof Reservation.Granted granted) {
                return granted.mine();
            }
            if (reservation instanceof Reservation.NotIdentical different) {
                throw notIdentical(different);
            }
            Reservation.Undecided undecided = (Reservation.Undecided) reservation;
            if (settled(undecided.uniqueId())) {
                continue;
            }
            if (System.nanoTime() < end && isUnderWay(undecided)) {
                sleep(pause, undecided.uniqueId());
                pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            } else if (!becameRegistered(undecided.uniqueId())) {
                throw busy(undecided.uniqueId());
            }
        }
    }

    private boolean settled(String uniqueId) throws SQLException {
        try {
            return sweep.settleAbandoned(uniqueId);
        } catch (TransactionException | IOException e) {
            LOG.log(Level.WARNING, () -> "AFF2004 A submission of document " + uniqueId + " waits for one before it that was left"
                    + " undecided, and that cannot be settled now (" + e.getMessage() + "): check the registry and the storage");
            return false;
        }
    }

    /** Whether a decision can be expected soon. One that did not come in time was lost, and waiting does not bring it. */
    private boolean isUnderWay(Reservation.Undecided undecided) {
        return clock.instant().isBefore(undecided.since().plus(patience));
    }

    /** A submission may have been registered although its repository ended, or got no answer, before it noted that. */
    private boolean becameRegistered(String uniqueId) throws SQLException {
        Optional<DocumentRecord> document = index.find(uniqueId);
        if (document.isEmpty()) {
            return false;
        }
        try {
            return enquiry.isRegistered(uniqueId) && index.registered(List.of(document.get())) == 1;
        } catch (TransactionException e) {
            LOG.log(Level.WARNING, () -> "AFF2004 A submission of document " + uniqueId + " waits for one before it whose outcome"
                    + " is not known, and the registry cannot be asked (" + e.getMessage() + "): check the registry");
            return false;
        }
    }

    private static void sleep(long millis, String uniqueId) throws SubmissionRefusedException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy(uniqueId);
        }
    }

    private static SubmissionRefusedException busy(String uniqueId) {
        return new SubmissionRefusedException(XdsErrorCode.REPOSITORY_BUSY.in("another submission of the document with uniqueId "
                + uniqueId + " is not decided yet: submit again later"));
    }

    private static SubmissionRefusedException notIdentical(Reservation.NotIdentical different) {
        return new SubmissionRefusedException(different.uniqueIds().stream().map(id -> XdsErrorCode.NON_IDENTICAL_HASH.in(
                "DocumentEntry.uniqueId " + id + " belongs to a registered document of other content")).toList());
    }
}
