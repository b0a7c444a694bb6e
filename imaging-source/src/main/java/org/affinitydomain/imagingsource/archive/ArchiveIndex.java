package org.affinitydomain.imagingsource.archive;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.manifest.Instance;
import org.affinitydomain.imagingsource.pacs.Headers;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.PacsSeries;
import org.affinitydomain.imagingsource.pacs.PacsStudy;
import org.affinitydomain.imagingsource.pacs.StudyVersion;
import org.affinitydomain.imagingsource.query.StudyQuery;
import org.affinitydomain.platform.Transactions;

/** Reads the archive of one source from the database. */
final class ArchiveIndex {
    private final String sourceId;
    private final Transactions transactions;

    ArchiveIndex(String sourceId, DataSource dataSource) {
        this.sourceId = sourceId;
        this.transactions = new Transactions(dataSource);
    }

    /** Sets the parameters of a statement that come after the source's id. */
    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** Reads a row. */
    @FunctionalInterface
    private interface Mapping<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> all(String sql, Parameters parameters, Mapping<T> mapping) throws SQLException {
        return transactions.read(connection -> {
            List<T> found = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, sourceId);
                parameters.set(select);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(mapping.of(rows));
                    }
                }
            }
            return found;
        });
    }

    /** A page of the studies that changed at that time or later, in the order of their UIDs. */
    List<StudyVersion> studies(long changedSince, String afterUid, int size) throws SQLException {
        return all("SELECT study_uid, changed_at, instances FROM imaging_archive_study WHERE source_id = ? AND study_uid > ? AND changed_at >= ?"
                + " ORDER BY study_uid FETCH FIRST ? ROWS ONLY", select -> {
                    select.setString(2, afterUid);
                    select.setLong(3, changedSince);
                    select.setInt(4, size);
                }, ArchiveIndex::version);
    }

    Optional<StudyVersion> version(String studyUid) throws SQLException {
        return all("SELECT study_uid, changed_at, instances FROM imaging_archive_study WHERE source_id = ? AND study_uid = ?",
                select -> select.setString(2, studyUid), ArchiveIndex::version).stream().findFirst();
    }

    private static StudyVersion version(ResultSet row) throws SQLException {
        return new StudyVersion(row.getString(1), Optional.of(Long.toString(row.getLong(2))),
                Optional.of(Instant.ofEpochMilli(row.getLong(2))), OptionalInt.of(row.getInt(3)));
    }

    List<String> studiesWithAccession(String accessionNumber) throws SQLException {
        return all("SELECT study_uid FROM imaging_archive_study WHERE source_id = ? AND accession = ?",
                select -> select.setString(2, accessionNumber), row -> row.getString(1));
    }

    /** The instances that a query asks for, in the order of series and instance numbers. */
    List<ArchivedInstance> find(InstanceQuery query, ArchiveFolder folder) throws SQLException {
        return all("SELECT study_uid, series_uid, instance_uid, sop_class_uid, transfer_syntax_uid, instance_number, frames, path, size"
                + " FROM imaging_archive_instance WHERE source_id = ? AND study_uid = ?" + query.seriesUid().map(uid -> " AND series_uid = ?").orElse("")
                + query.instanceUid().map(uid -> " AND instance_uid = ?").orElse("") + " ORDER BY series_uid, instance_number, instance_uid",
                select -> {
                    select.setString(2, query.studyUid());
                    if (query.seriesUid().isPresent()) {
                        select.setString(3, query.seriesUid().get());
                    }
                    if (query.instanceUid().isPresent()) {
                        select.setString(4, query.instanceUid().get());
                    }
                }, row -> new ArchivedInstance(folder, row.getString(1), row.getString(2), instance(row), row.getString(5), row.getString(8),
                        row.getLong(9)));
    }

    private static Instance instance(ResultSet row) throws SQLException {
        long number = row.getLong(6);
        int frames = row.getInt(7);
        boolean single = row.wasNull();
        return new Instance(row.getString(4), row.getString(3), number == (int) number ? OptionalInt.of((int) number) : OptionalInt.empty(),
                single ? OptionalInt.empty() : OptionalInt.of(frames));
    }

    /** A study with its series and instances. */
    Optional<PacsStudy> study(String studyUid, ArchiveFolder folder) throws SQLException {
        Map<String, DataSet> headers = new LinkedHashMap<>();
        all("SELECT series_uid, attributes FROM imaging_archive_series WHERE source_id = ? AND study_uid = ?", select -> select.setString(2, studyUid),
                row -> headers.put(row.getString(1), Headers.select(ArchiveAttributes.decode(row.getBytes(2)))));
        Map<String, List<Instance>> instances = new LinkedHashMap<>();
        find(InstanceQuery.study(studyUid), folder).forEach(found -> instances.computeIfAbsent(found.seriesUid(), uid -> new ArrayList<>())
                .add(found.instance()));
        List<PacsSeries> series = instances.entrySet().stream()
                .map(one -> new PacsSeries(one.getKey(), headers.getOrDefault(one.getKey(), DataSet.empty()), one.getValue())).toList();
        return series.isEmpty() ? Optional.empty() : Optional.of(new PacsStudy(studyUid, series));
    }

    /** Whether an instance has its file at a path. */
    boolean has(String path) throws SQLException {
        return !all("SELECT 1 FROM imaging_archive_instance WHERE source_id = ? AND path = ?", select -> select.setString(2, path),
                row -> row.getInt(1)).isEmpty();
    }

    /** A page of the matches of a search. */
    List<DataSet> search(StudyQuery query, int offset, int limit) throws SQLException {
        ArchiveSearch search = ArchiveSearch.of(query);
        return all(search.sql(), select -> search.bind(select, offset, limit), search::match);
    }
}
