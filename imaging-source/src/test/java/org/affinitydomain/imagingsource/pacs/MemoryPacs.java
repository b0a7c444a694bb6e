package org.affinitydomain.imagingsource.pacs;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.manifest.Instance;
import org.affinitydomain.imagingsource.TestImages;

/** A PACS in memory, which counts what it has, and which can be down, or answer partly. */
public final class MemoryPacs implements Pacs {
    private final Map<String, Map<String, DataSet>> studies = new TreeMap<>();
    private final Map<String, Instant> changes = new TreeMap<>();
    private final List<String> reads = new ArrayList<>();
    private final Clock clock;
    private boolean down;
    private boolean partial;

    public MemoryPacs(Clock clock) {
        this.clock = clock;
    }

    public synchronized void store(DataSet image) {
        String study = image.string(Tag.STUDY_INSTANCE_UID).orElseThrow();
        studies.computeIfAbsent(study, uid -> new LinkedHashMap<>()).put(image.string(Tag.SOP_INSTANCE_UID).orElseThrow(), image);
        changes.put(study, clock.instant());
    }

    public synchronized void deleteStudy(String study) {
        studies.remove(study);
    }

    public synchronized void setDown(boolean value) {
        down = value;
    }

    /** It lists everything, and gives one instance of each study less. */
    public synchronized void setPartial(boolean value) {
        partial = value;
    }

    /** The studies that were read, as often as they were. */
    public synchronized List<String> reads() {
        return List.copyOf(reads);
    }

    private void check() throws PacsException {
        if (down) {
            throw new PacsException("down by test");
        }
    }

    @Override
    public void listStudies(StudySink sink) throws PacsException {
        List<StudyVersion> all = new ArrayList<>();
        synchronized (this) {
            check();
            for (String uid : studies.keySet()) {
                all.add(listed(uid));
            }
        }
        for (StudyVersion study : all) {
            sink.study(study);
        }
    }

    @Override
    public void listStudies(RecentStudies recent, StudySink sink) throws PacsException {
        listStudies(study -> {
            if (!study.lastChange().orElseThrow().isBefore(recent.changedSince())) {
                sink.study(study);
            }
        });
    }

    private StudyVersion listed(String uid) {
        return new StudyVersion(uid, Optional.of(changes.get(uid) + "/" + studies.get(uid).hashCode()), Optional.of(changes.get(uid)),
                OptionalInt.of(studies.get(uid).size()));
    }

    @Override
    public synchronized Optional<StudyVersion> version(String uid) throws PacsException {
        check();
        return studies.containsKey(uid) ? Optional.of(listed(uid)) : Optional.empty();
    }

    @Override
    public synchronized List<String> studiesWithAccession(String accession) throws PacsException {
        check();
        return studies.entrySet().stream().filter(study -> study.getValue().values().stream()
                .anyMatch(image -> image.string(Tag.ACCESSION_NUMBER).equals(Optional.of(accession)))).map(Map.Entry::getKey).toList();
    }

    @Override
    public synchronized Optional<PacsStudy> study(String uid) throws PacsException {
        check();
        reads.add(uid);
        Map<String, List<DataSet>> series = new LinkedHashMap<>();
        for (DataSet image : studies.getOrDefault(uid, Map.of()).values()) {
            series.computeIfAbsent(image.string(Tag.SERIES_INSTANCE_UID).orElseThrow(), s -> new ArrayList<>()).add(image);
        }
        if (partial) {
            series.values().iterator().next().remove(0);
            series.values().removeIf(List::isEmpty);
        }
        return series.isEmpty() ? Optional.empty() : Optional.of(new PacsStudy(uid, series.entrySet().stream().map(one -> new PacsSeries(
                one.getKey(), Headers.select(one.getValue().get(0)), one.getValue().stream().map(MemoryPacs::instance).toList())).toList()));
    }

    private static Instance instance(DataSet image) {
        return Instance.of(image.string(Tag.SOP_CLASS_UID).orElseThrow(), image.string(Tag.SOP_INSTANCE_UID).orElseThrow());
    }

    @Override
    public synchronized List<StoredInstance> find(InstanceQuery query) throws PacsException {
        check();
        return studies.getOrDefault(query.studyUid(), Map.of()).values().stream()
                .filter(image -> query.instanceUid().map(uid -> image.string(Tag.SOP_INSTANCE_UID).equals(Optional.of(uid))).orElse(true))
                .<StoredInstance>map(Stored::new).toList();
    }

    @Override
    public void close() {
        // has nothing
    }

    private record Stored(DataSet image) implements StoredInstance {

        @Override
        public String studyUid() {
            return image.string(Tag.STUDY_INSTANCE_UID).orElseThrow();
        }

        @Override
        public String seriesUid() {
            return image.string(Tag.SERIES_INSTANCE_UID).orElseThrow();
        }

        @Override
        public String instanceUid() {
            return image.string(Tag.SOP_INSTANCE_UID).orElseThrow();
        }

        @Override
        public String transferSyntaxUid() {
            return "1.2.840.10008.1.2.1";
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(TestImages.file(image));
        }
    }
}
