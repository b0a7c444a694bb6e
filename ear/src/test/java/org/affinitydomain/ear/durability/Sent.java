package org.affinitydomain.ear.durability;

import java.util.Optional;
import org.affinitydomain.ear.client.TestSubmission;

/** A submission, and what its sender knows of it and of what was asked for it later. Used by one thread at a time. */
final class Sent {

    final TestSubmission submission;
    Fate registration = Fate.NOT_SENT;
    /** Of the title of its first document. */
    Fate update = Fate.NOT_SENT;
    String updatedTitle = "";
    Fate removal = Fate.NOT_SENT;
    /** The submission whose document this one replaces; a replacement that was not acknowledged leaves that one as it is, or not. */
    final Optional<Sent> replaced;
    /** Whether another submission was sent that depends on this one. */
    boolean hasDependents;

    Sent(TestSubmission submission, Optional<Sent> replaced) {
        this.submission = submission;
        this.replaced = replaced;
    }

    /** What is sent next about it must wait until its state is known. */
    boolean isCertain() {
        return registration == Fate.DONE && update != Fate.UNKNOWN && removal == Fate.NOT_SENT;
    }

    /** Whether its documents are in a Folder: by themselves, or in the place of those that they replace. */
    boolean isInFolder() {
        return submission.newFolder().isPresent() || submission.folder().isPresent() || replaced.filter(Sent::isInFolder).isPresent();
    }

    @Override
    public String toString() {
        return submission.uniqueId() + " (registration " + registration + ", update " + update + ", removal " + removal + ")";
    }
}
