package org.affinitydomain.imagingsource.archive;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.PacsStudy;
import org.affinitydomain.imagingsource.pacs.RecentStudies;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.affinitydomain.imagingsource.pacs.StudyVersion;
import org.affinitydomain.imagingsource.query.SearchablePacs;
import org.affinitydomain.imagingsource.query.StudyQuery;

/** The archive of a practice as its PACS: what is in the database is there, and its files are read where they are. */
public final class ArchivePacs implements SearchablePacs {
    private static final int PAGE = 500;

    private final ArchiveFolder folder;
    private final ArchiveIndex index;

    /**
     * An archive, which may be empty.
     *
     * @param sourceId   the id of the imaging source that it belongs to
     * @param root       where its files are
     * @param node       the name of this server, of which there may be several with the same archive
     * @param dataSource the actor's database, migrated
     */
    public ArchivePacs(String sourceId, Path root, String node, DataSource dataSource) {
        this.folder = new ArchiveFolder(root, node);
        this.index = new ArchiveIndex(sourceId, dataSource);
    }

    @Override
    public void listStudies(StudySink sink) throws PacsException {
        list(0, sink);
    }

    @Override
    public void listStudies(RecentStudies recent, StudySink sink) throws PacsException {
        list(recent.changedSince().toEpochMilli(), sink);
    }

    private void list(long changedSince, StudySink sink) throws PacsException {
        String after = "";
        for (List<StudyVersion> page = page(changedSince, after); !page.isEmpty(); page = page(changedSince, after)) {
            for (StudyVersion study : page) {
                sink.study(study);
            }
            after = page.get(page.size() - 1).studyInstanceUid();
        }
    }

    private List<StudyVersion> page(long changedSince, String after) throws PacsException {
        return ask(() -> index.studies(changedSince, after, PAGE));
    }

    @Override
    public Optional<StudyVersion> version(String studyInstanceUid) throws PacsException {
        return ask(() -> index.version(studyInstanceUid));
    }

    @Override
    public List<String> studiesWithAccession(String accessionNumber) throws PacsException {
        return ask(() -> index.studiesWithAccession(accessionNumber));
    }

    @Override
    public Optional<PacsStudy> study(String studyInstanceUid) throws PacsException {
        return ask(() -> index.study(studyInstanceUid, folder));
    }

    @Override
    public List<StoredInstance> find(InstanceQuery query) throws PacsException {
        return List.copyOf(ask(() -> index.find(query, folder)));
    }

    @Override
    public List<DataSet> search(StudyQuery query, int offset, int limit) throws PacsException {
        return ask(() -> index.search(query, offset, limit));
    }

    @Override
    public void close() {
        // Every method closes what it opens.
    }

    /** A question to the database. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws SQLException;
    }

    private static <T> T ask(Question<T> question) throws PacsException {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new PacsException("the database of the archive cannot be used: " + e.getMessage(), e);
        }
    }
}
