package org.affinitydomain.imagingsource.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.imagingsource.manifest.ManifestIdentity;

/**
 * What was published of a study, and what is to be published of it. Every step gives a new value, which is stored before the
 * step has effects outside, so that after a crash at any point the next attempt repeats what must be repeated and nothing
 * is registered twice.
 *
 * @param sourceId      id of the imaging source
 * @param studyUid      Study Instance UID
 * @param state         how far it is
 * @param pacsVersion   the mark of the study's state when it was last read
 * @param reason        why it is not published yet; empty text without a reason
 * @param attempts      since the study last changed
 * @param nextAttemptAt not to be tried before, unless somebody asks
 * @param updatedAt     when this became so
 * @param next          the manifest that is to be sent, or was sent without an answer
 * @param current       the manifest that the registry is known to hold
 * @param doubtful      entryUUIDs of manifests of older content that were sent without an answer, the latest first
 */
public record Publication(String sourceId, String studyUid, PublicationState state, Optional<String> pacsVersion, String reason,
                          int attempts, Instant nextAttemptAt, Instant updatedAt, Optional<Next> next, Optional<Current> current,
                          List<String> doubtful) {
    /** More unanswered manifests than these are not remembered: by then something else is wrong. */
    private static final int MOST_DOUBTFUL = 8;

    /**
     * A manifest on its way.
     *
     * @param fingerprint of the study
     * @param made        when the manifest was first made
     * @param sent        whether it was sent, so that the registry may hold it
     */
    public record Next(String fingerprint, Instant made, boolean sent) {
    }

    /**
     * A manifest that is registered.
     *
     * @param fingerprint of the study
     * @param manifestUid its SOP Instance UID
     * @param entryUuid   of its DocumentEntry
     */
    public record Current(String fingerprint, String manifestUid, String entryUuid) {
    }

    public Publication {
        doubtful = List.copyOf(doubtful);
    }

    /** A study that was never seen before. */
    public static Publication unseen(String sourceId, String studyUid, Instant now) {
        return new Publication(sourceId, studyUid, PublicationState.PENDING, Optional.empty(), "", 0, now, now, Optional.empty(),
                Optional.empty(), List.of());
    }

    /** Whether the registry holds what the PACS had under this mark; without a mark the study has to be read to know. */
    public boolean isCurrentAt(Optional<String> version) {
        return state == PublicationState.PUBLISHED && version.isPresent() && version.equals(pacsVersion);
    }

    /** Whether nothing can have changed for it since it was tried, and its time has not come again. */
    public boolean isToWait(Optional<String> version, Instant now) {
        return state != PublicationState.PUBLISHED && attempts > 0 && version.isPresent() && version.equals(pacsVersion)
                && (state == PublicationState.FAILED || now.isBefore(nextAttemptAt));
    }

    /** Whether this fingerprint is what the registry holds, with nothing left in doubt. */
    public boolean isCurrent(String fingerprint) {
        return next.isEmpty() && doubtful.isEmpty() && current.filter(c -> c.fingerprint().equals(fingerprint)).isPresent();
    }

    /** The identifiers of the manifest that is on its way. */
    public ManifestIdentity identity() {
        return ManifestIdentity.of(sourceId, next.orElseThrow().fingerprint(), current.map(Current::manifestUid));
    }

    /** What the next manifest is to replace, the first that the registry turns out to hold. */
    public List<String> predecessors() {
        List<String> all = new ArrayList<>(doubtful);
        current.map(Current::entryUuid).ifPresent(all::add);
        return all;
    }

    /** The study was read, and is as the registry has it. */
    public Publication unchanged(Optional<String> version, Instant now) {
        return new Publication(sourceId, studyUid, PublicationState.PUBLISHED, version, "", 0, now, now, Optional.empty(), current, doubtful);
    }

    /** The study was read, and its manifest is to be published. The same content as before stays the same manifest. */
    public Publication toPublish(String fingerprint, Optional<String> version, Instant now) {
        Optional<Next> same = next.filter(n -> n.fingerprint().equals(fingerprint));
        List<String> open = new ArrayList<>(doubtful);
        if (same.isEmpty() && next.isPresent() && next.get().sent()) {
            open.add(0, identity().entryUuid());
        }
        return new Publication(sourceId, studyUid, PublicationState.PENDING, version, reason, same.isPresent() ? attempts : 0, now, now,
                same.or(() -> Optional.of(new Next(fingerprint, now, false))), current,
                open.subList(0, Math.min(open.size(), MOST_DOUBTFUL)));
    }

    /** It is sent now. */
    public Publication sending(Instant now) {
        return new Publication(sourceId, studyUid, PublicationState.PENDING, pacsVersion, "sent, no answer yet", attempts, nextAttemptAt,
                now, next.map(n -> new Next(n.fingerprint(), n.made(), true)), current, doubtful);
    }

    /** The registry holds it now. */
    public Publication published(Instant now) {
        ManifestIdentity identity = identity();
        return new Publication(sourceId, studyUid, PublicationState.PUBLISHED, pacsVersion, "", 0, now, now, Optional.empty(),
                Optional.of(new Current(identity.fingerprint(), identity.manifestUid(), identity.entryUuid())), List.of());
    }

    /** It was refused as it is. An earlier sending without an answer may be registered all the same. */
    public Publication refused(String why, Instant now) {
        return new Publication(sourceId, studyUid, PublicationState.FAILED, pacsVersion, why, attempts + 1, nextAttemptAt, now, next,
                current, doubtful);
    }

    /** It cannot be published now, and perhaps later. */
    public Publication waiting(String why, Instant nextTime, Instant now) {
        return new Publication(sourceId, studyUid, PublicationState.PENDING, pacsVersion, why, attempts + 1, nextTime, now, next, current,
                doubtful);
    }
}
