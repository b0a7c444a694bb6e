package org.affinitydomain.repository.index;

/** How far a document's submission has come. */
public enum DocumentState {
    /** It is stored, or is about to be; whether the registry took its DocumentEntry is not known. */
    STORED,
    /** The registry took its DocumentEntry. */
    REGISTERED,
    /** No registration followed, and it is being removed. */
    REMOVING
}
