package org.affinitydomain.imagingsource.pacs.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.io.DicomFormatException;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.imagingsource.pacs.Headers;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.Pacs;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.PacsSeries;
import org.affinitydomain.imagingsource.pacs.PacsStudy;
import org.affinitydomain.imagingsource.pacs.RecentStudies;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.affinitydomain.imagingsource.pacs.StudyVersion;

/**
 * A folder of DICOM files as a PACS: files of any name, in any arrangement, below one folder. What is in it is found by
 * looking at headers and kept in an index in the database; listing the studies looks for changes first.
 */
public final class FolderPacs implements Pacs {
    private static final int PAGE = 500;

    private final String sourceId;
    private final Path root;
    private final FolderIndex index;
    private final Clock clock;
    private final ReentrantLock scanning = new ReentrantLock();

    /**
     * A folder. It may be absent now, and come later.
     *
     * @param sourceId   the id of the imaging source that it belongs to
     * @param root       the folder
     * @param dataSource the actor's database, migrated
     * @param clock      tells when a change is noticed
     */
    public FolderPacs(String sourceId, Path root, DataSource dataSource, Clock clock) {
        this.sourceId = sourceId;
        this.root = root.toAbsolutePath().normalize();
        this.index = new FolderIndex(sourceId, dataSource);
        this.clock = clock;
    }

    @Override
    public void listStudies(StudySink sink) throws PacsException {
        list(Instant.EPOCH, sink);
    }

    @Override
    public void listStudies(RecentStudies recent, StudySink sink) throws PacsException {
        list(recent.changedSince(), sink);
    }

    private void list(Instant changedSince, StudySink sink) throws PacsException {
        scan();
        String after = "";
        for (List<FolderStudy> page = page(changedSince, after); !page.isEmpty(); page = page(changedSince, after)) {
            for (FolderStudy study : page) {
                sink.study(version(study));
            }
            after = page.get(page.size() - 1).studyUid();
        }
    }

    private static StudyVersion version(FolderStudy study) {
        return new StudyVersion(study.studyUid(), Optional.of(Long.toString(study.changedAt())),
                Optional.of(Instant.ofEpochMilli(study.changedAt())));
    }

    @Override
    public Optional<StudyVersion> version(String studyInstanceUid) throws PacsException {
        requireFolder();
        try {
            return index.study(studyInstanceUid).map(FolderPacs::version);
        } catch (SQLException e) {
            throw databaseFailed(e);
        }
    }

    @Override
    public Optional<PacsStudy> study(String studyInstanceUid) throws PacsException {
        Map<String, List<FileEntry>> bySeries = new LinkedHashMap<>();
        for (FileEntry entry : entries(InstanceQuery.study(studyInstanceUid))) {
            bySeries.computeIfAbsent(instance(entry).series(), uid -> new ArrayList<>()).add(entry);
        }
        List<PacsSeries> series = new ArrayList<>();
        for (Map.Entry<String, List<FileEntry>> one : bySeries.entrySet()) {
            series.add(new PacsSeries(one.getKey(), headers(one.getValue().get(0)),
                    one.getValue().stream().map(entry -> instance(entry).instance()).toList()));
        }
        return series.isEmpty() ? Optional.empty() : Optional.of(new PacsStudy(studyInstanceUid, series));
    }

    @Override
    public List<StoredInstance> find(InstanceQuery query) throws PacsException {
        return entries(query).stream().<StoredInstance>map(entry -> new StoredFile(root.resolve(entry.path()), instance(entry), entry))
                .toList();
    }

    @Override
    public void close() {
        // Every method closes what it opens.
    }

    private void requireFolder() throws PacsException {
        if (!Files.isDirectory(root)) {
            // Not an empty folder: an unmounted disk must not look like a thousand deleted studies.
            throw new PacsException("the folder " + root + " is not there");
        }
    }

    private void scan() throws PacsException {
        requireFolder();
        scanning.lock();
        try {
            new FolderScan(sourceId, root, index, clock).run();
        } catch (IOException e) {
            throw new PacsException("the folder " + root + " cannot be read: " + e, e);
        } catch (SQLException e) {
            throw databaseFailed(e);
        } finally {
            scanning.unlock();
        }
    }

    private List<FolderStudy> page(Instant changedSince, String after) throws PacsException {
        try {
            return index.studies(changedSince.toEpochMilli(), after, PAGE);
        } catch (SQLException e) {
            throw databaseFailed(e);
        }
    }

    private List<FileEntry> entries(InstanceQuery query) throws PacsException {
        try {
            return index.find(query);
        } catch (SQLException e) {
            throw databaseFailed(e);
        }
    }

    private DataSet headers(FileEntry entry) throws PacsException {
        try {
            return Headers.select(Part10Reader.read(root.resolve(entry.path()), Headers.readOptions()).dataSet());
        } catch (DicomFormatException e) {
            throw new PacsException(entry.path() + " is damaged: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new PacsException(entry.path() + " cannot be read: " + e, e);
        }
    }

    private static FileEntry.OfInstance instance(FileEntry entry) {
        return (FileEntry.OfInstance) entry.content();
    }

    private static PacsException databaseFailed(SQLException e) {
        return new PacsException("the index of the folder cannot be used: " + e.getMessage(), e);
    }
}
