package org.affinitydomain.repository.ondemand;

/** How far the registration of an On-Demand DocumentEntry has come. */
public enum OnDemandState {
    /** It is to be registered. */
    PENDING,
    /** The registry took it. */
    REGISTERED,
    /** The registry refused it for a reason that stays until somebody changes it; it is tried again when the server starts next. */
    REFUSED
}
