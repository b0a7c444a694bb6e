package org.affinitydomain.repository.ondemand;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.affinitydomain.xds.transaction.TransactionException;

/** Registers what is due, and decides what becomes of what cannot be registered. */
public final class OnDemandRegistrar {

    private static final Logger LOG = System.getLogger(OnDemandRegistrar.class.getName());
    private static final int AT_ONCE = 100;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(5);
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);
    /** 5 s doubled so often is more than the longest delay. */
    private static final int MOST_DOUBLINGS = 10;

    private final OnDemandIndex index;
    private final OnDemandRegistration registration;
    private final OnDemandProviders providers;
    private final Clock clock;

    OnDemandRegistrar(OnDemandIndex index, OnDemandRegistration registration, OnDemandProviders providers, Clock clock) {
        this.index = Objects.requireNonNull(index, "index");
        this.registration = Objects.requireNonNull(registration, "registration");
        this.providers = Objects.requireNonNull(providers, "providers");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Makes those that were refused to be tried again: to be called when the server starts, with other settings perhaps.
     *
     * @throws SQLException when the database cannot be used
     */
    public void retryRefused() throws SQLException {
        index.retryRefused();
    }

    /**
     * Registers all that is due. When the registry cannot be asked, what is left stays due.
     *
     * @return how many were registered
     * @throws SQLException when the database cannot be used
     */
    public int run() throws SQLException {
        int registered = 0;
        for (String provider : providers.active()) {
            // Each one that was tried is not due any more, so this ends.
            for (List<OnDemandRecord> due = index.due(provider, AT_ONCE); !due.isEmpty(); due = index.due(provider, AT_ONCE)) {
                for (OnDemandRecord document : due) {
                    if (Thread.currentThread().isInterrupted()) {
                        return registered;
                    }
                    try {
                        registered += settle(document, registration.register(document)) ? 1 : 0;
                    } catch (TransactionException e) {
                        // the others would fare no better, and each would wait for the registry
                        postpone(document, String.valueOf(e.getMessage()));
                        return registered;
                    } catch (RuntimeException e) {
                        postpone(document, e.toString());
                    }
                }
            }
        }
        return registered;
    }

    private boolean settle(OnDemandRecord document, OnDemandRegistration.Outcome outcome) throws SQLException {
        if (outcome instanceof OnDemandRegistration.Registered done) {
            index.noteRegistered(document, done.languageCode());
            return true;
        } else if (outcome instanceof OnDemandRegistration.Refused refused) {
            index.noteRefused(document);
            LOG.log(Level.WARNING, () -> "AFF2051 The registry refuses the On-Demand entry " + document.uniqueId() + " (" + document.provider()
                    + " of " + document.sourceId() + "): " + refused.errors() + "; correct the settings of " + document.provider()
                    + ", it is tried again when the server starts");
        } else if (outcome instanceof OnDemandRegistration.Later later) {
            postpone(document, later.why());
        } else {
            index.forget(document);
        }
        return false;
    }

    private void postpone(OnDemandRecord document, String why) throws SQLException {
        Duration delay = delay(document.attempts());
        index.postpone(document, clock.instant().plus(delay));
        LOG.log(Level.WARNING, () -> "AFF2052 The On-Demand entry " + document.uniqueId() + " (" + document.provider() + " of "
                + document.sourceId() + ") cannot be registered now (" + why + "): tried again in " + delay + "; check the registry");
    }

    /** Twice as long after every attempt, up to an hour. */
    static Duration delay(int attempts) {
        Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
    }
}
