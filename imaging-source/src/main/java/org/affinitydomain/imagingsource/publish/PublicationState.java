package org.affinitydomain.imagingsource.publish;

/** How far the publication of a study is. */
public enum PublicationState {
    /** It is to be published or withdrawn, now or later; the reason says what it waits for. */
    PENDING,
    /** The registry holds a manifest of the study as it was when it was last read. */
    PUBLISHED,
    /** Nothing of the study is left to be shared, and the registry holds no current manifest of it. */
    WITHDRAWN,
    /** It was refused; it is tried again when the study changes, or when somebody asks for it. */
    FAILED
}
