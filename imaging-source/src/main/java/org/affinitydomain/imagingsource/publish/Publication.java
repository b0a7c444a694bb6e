package org.affinitydomain.imagingsource.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.affinitydomain.imagingsource.manifest.ManifestIdentity;

/**
 * What was published of a study, and what is to be published of it. Every step gives a new value, which is stored before the
 * step has effects outside, so that after a crash at any point the next attempt repeats what must be repeated and nothing
 * is registered twice.
 *
 * @param sourceId    id of the imaging source
 * @param studyUid    Study Instance UID
 * @param revision    how often it was stored: who has read an older one may not store his own over it
 * @param standing    how far it is
 * @param pacsVersion the mark of the study's state when it was last read
 * @param accession   its accession number when it was last read
 * @param absentSince since when the PACS does not have it, while it is not certain that it will not have it again
 * @param next        the manifest that is to be sent, or was sent without an answer
 * @param current     the manifest that was registered last
 * @param doubtful    manifests of older content of which it is not certain that the registry does not hold them, the latest first
 */
public record Publication(String sourceId, String studyUid, long revision, Standing standing, Optional<String> pacsVersion,
                          Optional<String> accession, Optional<Instant> absentSince, Optional<Next> next, Optional<Current> current,
                          List<Doubt> doubtful) {
    /** More unanswered manifests than these are not remembered: by then something else is wrong. */
    private static final int MOST_DOUBTFUL = 8;

    /**
     * A manifest on its way.
     *
     * @param fingerprint of the study
     * @param made        when the manifest was first made
     * @param sentFor     for which patient it was sent, so that the registry may hold it; empty when it was not
     */
    public record Next(String fingerprint, Instant made, Optional<String> sentFor) {
    }

    /**
     * A manifest that was registered.
     *
     * @param fingerprint of the study
     * @param manifestUid its SOP Instance UID
     * @param entryUuid   of its DocumentEntry
     * @param patientId   for whom, as CX, when it is known
     * @param withdrawn   it is deprecated, and nothing has its place
     */
    public record Current(String fingerprint, String manifestUid, String entryUuid, Optional<String> patientId, boolean withdrawn) {

        public Current {
            patientId = patientId.filter(id -> !id.isEmpty());
        }

        Current asWithdrawn() {
            return new Current(fingerprint, manifestUid, entryUuid, patientId, true);
        }
    }

    public Publication {
        doubtful = List.copyOf(doubtful);
    }

    /** A study that was never seen before. */
    public static Publication unseen(String sourceId, String studyUid, Instant now) {
        return new Publication(sourceId, studyUid, 0, Standing.done(PublicationState.PENDING, now), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** How far it is. */
    public PublicationState state() {
        return standing.state();
    }

    /** Why it is no further; empty text without a reason. */
    public String reason() {
        return standing.reason().map(Reason::text).orElse("");
    }

    /** Whether the registry holds what the PACS had under this mark; without a mark the study has to be read to know. */
    public boolean isCurrentAt(Optional<String> version) {
        return (state() == PublicationState.PUBLISHED || state() == PublicationState.WITHDRAWN) && doubtful.isEmpty()
                && absentSince.isEmpty() && version.isPresent() && version.equals(pacsVersion);
    }

    /** Whether it was refused as it was under this mark, so that only somebody who asks can make it be tried again. */
    public boolean isRefusedAt(Optional<String> version) {
        return state() == PublicationState.FAILED && version.isPresent() && version.equals(pacsVersion);
    }

    /** Whether the registry holds a manifest of it that is current, as far as is known. */
    public boolean isShared() {
        return current.filter(c -> !c.withdrawn()).isPresent();
    }

    /** Whether this fingerprint is what the registry holds. */
    public boolean isCurrent(String fingerprint) {
        return next.isEmpty() && current.filter(c -> !c.withdrawn() && c.fingerprint().equals(fingerprint)).isPresent();
    }

    /** The identifiers of the manifest that is on its way: they tell it from every other one that may have been registered. */
    public ManifestIdentity identity() {
        String before = Stream.concat(current.map(Current::manifestUid).stream(), doubtful.stream().map(Doubt::entryUuid))
                .reduce((one, other) -> one + ' ' + other).orElse("");
        return ManifestIdentity.of(sourceId, next.orElseThrow().fingerprint(), Optional.of(before).filter(text -> !text.isEmpty()));
    }

    /** What the next manifest is to replace, the first that the registry turns out to hold. */
    public List<String> predecessors() {
        return Stream.concat(doubtful.stream(), registered().stream()).map(Doubt::entryUuid).toList();
    }

    /** Every manifest that the registry may hold as current. */
    public List<Doubt> mayBeRegistered() {
        List<Doubt> all = new ArrayList<>(sent().stream().toList());
        all.addAll(doubtful);
        registered().ifPresent(all::add);
        return all;
    }

    private Optional<Doubt> registered() {
        return current.filter(c -> !c.withdrawn()).map(c -> new Doubt(c.entryUuid(), c.patientId()));
    }

    private Optional<Doubt> sent() {
        return next.filter(n -> n.sentFor().isPresent()).map(n -> new Doubt(identity().entryUuid(), n.sentFor()));
    }

    /** The same with other words about where it stands. */
    Publication with(Standing changed) {
        return new Publication(sourceId, studyUid, revision, changed, pacsVersion, accession, absentSince, next, current, doubtful);
    }

    /** The same with another revision. */
    Publication stored(long newRevision) {
        return new Publication(sourceId, studyUid, newRevision, standing, pacsVersion, accession, absentSince, next, current, doubtful);
    }

    /** The study was read. */
    Publication read(Optional<String> version, Optional<String> number) {
        return new Publication(sourceId, studyUid, revision, standing, version, number, Optional.empty(), next, current, doubtful);
    }

    /** The PACS does not have it, since then. */
    Publication absent(Instant since) {
        return new Publication(sourceId, studyUid, revision, standing, pacsVersion, accession, Optional.of(since), next, current, doubtful);
    }

    /** The study was read, and is as the registry has it. */
    Publication unchanged(Instant now) {
        return new Publication(sourceId, studyUid, revision, Standing.done(PublicationState.PUBLISHED, now), pacsVersion, accession,
                absentSince, Optional.empty(), current, doubtful);
    }

    /** The study was read, and its manifest is to be published. The same content as before stays the same manifest. */
    Publication toPublish(String fingerprint, Instant now) {
        Optional<Next> same = next.filter(n -> n.fingerprint().equals(fingerprint));
        List<Doubt> open = new ArrayList<>(doubtful);
        if (same.isEmpty()) {
            sent().ifPresent(doubt -> open.add(0, doubt));
        }
        Standing pending = new Standing(PublicationState.PENDING, standing.reason(), same.isPresent() ? standing.attempts() : 0, now, now);
        return new Publication(sourceId, studyUid, revision, pending, pacsVersion, accession, absentSince,
                same.or(() -> Optional.of(new Next(fingerprint, now, Optional.empty()))), current,
                open.subList(0, Math.min(open.size(), MOST_DOUBTFUL)));
    }

    /** It is sent now, for that patient. */
    Publication sending(String patientId, Instant now) {
        Standing sent = new Standing(PublicationState.PENDING, Optional.of(new Reason(Problem.REPOSITORY_UNREACHABLE, "sent, no answer yet")),
                standing.attempts(), standing.nextAttemptAt(), now);
        return new Publication(sourceId, studyUid, revision, sent, pacsVersion, accession, absentSince,
                next.map(n -> new Next(n.fingerprint(), n.made(), Optional.of(patientId))), current, doubtful);
    }

    /**
     * The registry holds it now. What was in doubt and was not replaced by it may still be on its way: a repository may be at
     * work on a request whose sender is long gone.
     *
     * @param replaced the entryUUID that it has replaced
     */
    Publication published(Optional<String> replaced, Instant now) {
        ManifestIdentity identity = identity();
        return new Publication(sourceId, studyUid, revision, Standing.done(PublicationState.PUBLISHED, now), pacsVersion, accession,
                absentSince, Optional.empty(), Optional.of(new Current(identity.fingerprint(), identity.manifestUid(), identity.entryUuid(),
                        next.orElseThrow().sentFor(), false)),
                doubtful.stream().filter(doubt -> !Optional.of(doubt.entryUuid()).equals(replaced)).toList());
    }

    /** These are certainly not current in the registry any more. What was on its way counts as registered and withdrawn then, so that the same is never sent again. */
    Publication settled(Collection<Doubt> gone) {
        boolean sentGone = sent().filter(gone::contains).isPresent();
        Optional<Current> rest = registered().filter(gone::contains).isPresent() ? current.map(Current::asWithdrawn) : current;
        if (sentGone && rest.filter(c -> !c.withdrawn()).isEmpty()) {
            ManifestIdentity identity = identity();
            rest = Optional.of(new Current(identity.fingerprint(), identity.manifestUid(), identity.entryUuid(), next.get().sentFor(), true));
        }
        return new Publication(sourceId, studyUid, revision, standing, pacsVersion, accession, absentSince,
                sentGone ? Optional.empty() : next, rest, doubtful.stream().filter(doubt -> !gone.contains(doubt)).toList());
    }

    /** Nothing of the study is shared any more. */
    Publication withdrawn(Instant now) {
        return new Publication(sourceId, studyUid, revision, Standing.done(PublicationState.WITHDRAWN, now), pacsVersion, accession,
                Optional.empty(), Optional.empty(), current, doubtful);
    }
}
