package org.affinitydomain.imagingsource.publish;

/** Another worker has gone on with the same study meanwhile: what this one knows of it is of the past, and it leaves it alone. */
public final class OvertakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OvertakenException(Publication publication) {
        super("study " + publication.studyUid() + " of " + publication.sourceId() + " was worked on by somebody else meanwhile");
    }
}
