package org.affinitydomain.ear.durability;

/** What the sender of a request knows of it. */
enum Fate {
    /** It was not sent. */
    NOT_SENT,
    /** It was sent, and no answer came. */
    UNKNOWN,
    /** It was acknowledged. */
    DONE
}
