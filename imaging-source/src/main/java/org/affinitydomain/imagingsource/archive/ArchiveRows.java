package org.affinitydomain.imagingsource.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.imagingsource.query.QueryAttribute;

/**
 * Writes an instance into the archive's tables, within a transaction of the caller's: its own row, and those of its series and
 * its study, which say what the instance said that came first. Rows are taken in this order by everyone.
 */
final class ArchiveRows {
    /** What stands in the place of a number that is not there. */
    static final long NO_NUMBER = Long.MAX_VALUE;
    private static final List<QueryAttribute> OF_STUDY = List.of(QueryAttribute.PATIENT_ID, QueryAttribute.ISSUER_OF_PATIENT_ID,
            QueryAttribute.PATIENT_NAME, QueryAttribute.PATIENT_BIRTH_DATE, QueryAttribute.PATIENT_SEX, QueryAttribute.STUDY_DATE,
            QueryAttribute.STUDY_TIME, QueryAttribute.ACCESSION_NUMBER, QueryAttribute.STUDY_ID, QueryAttribute.STUDY_DESCRIPTION,
            QueryAttribute.REFERRING_PHYSICIAN_NAME);
    private static final List<QueryAttribute> OF_SERIES = List.of(QueryAttribute.MODALITY, QueryAttribute.SERIES_DATE, QueryAttribute.SERIES_TIME,
            QueryAttribute.PERFORMED_PROCEDURE_STEP_START_DATE, QueryAttribute.PERFORMED_PROCEDURE_STEP_START_TIME,
            QueryAttribute.SERIES_DESCRIPTION, QueryAttribute.BODY_PART_EXAMINED);
    private static final int LONGEST_MODALITIES = 500;

    private final Connection connection;
    private final String sourceId;
    private final ArchivedObject object;

    ArchiveRows(Connection connection, String sourceId, ArchivedObject object) {
        this.connection = connection;
        this.sourceId = sourceId;
        this.object = object;
    }

    /** The digest of the instance that is there already under this SOP Instance UID, if one is. */
    Optional<String> digestThere() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT digest FROM imaging_archive_instance WHERE source_id = ? AND instance_uid = ?")) {
            select.setString(1, sourceId);
            select.setString(2, object.instanceUid());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /**
     * Writes it.
     *
     * @param path where its file is
     * @param size bytes of the file
     * @param now  milliseconds since 1970
     * @return when its study had last changed before, in milliseconds since 1970; empty for a new study
     */
    OptionalLong add(String path, long size, long now) throws SQLException {
        instance(path, size, now);
        boolean newSeries = !grown();
        if (newSeries) {
            series();
        }
        OptionalLong before = changed(newSeries, now);
        if (before.isEmpty()) {
            study(now);
        }
        return before;
    }

    private void instance(String path, long size, long now) throws SQLException {
        Row row = key(new Row("imaging_archive_instance")).with("instance_uid", object.instanceUid()).with("series_uid", object.seriesUid())
                .with("sop_class_uid", object.sopClassUid()).with("transfer_syntax_uid", object.header().transferSyntax().uid())
                .with("instance_number", object.headers().integer(Tag.INSTANCE_NUMBER).orElse(NO_NUMBER))
                .with(QueryAttribute.CONTENT_DATE, object.headers()).with(QueryAttribute.CONTENT_TIME, object.headers())
                .with("path", path).with("size", size).with("digest", object.digest()).with("stored_at", now)
                .with("attributes", ArchiveAttributes.instance(object.headers()));
        object.frames().ifPresent(frames -> row.with("frames", frames));
        row.insert(connection);
    }

    private boolean grown() throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE imaging_archive_series SET instances = instances + 1"
                + " WHERE source_id = ? AND study_uid = ? AND series_uid = ?")) {
            update.setString(1, sourceId);
            update.setString(2, object.studyUid());
            update.setString(3, object.seriesUid());
            return update.executeUpdate() > 0;
        }
    }

    private void series() throws SQLException {
        Row row = key(new Row("imaging_archive_series")).with("series_uid", object.seriesUid()).with("instances", 1)
                .with("series_number", object.headers().integer(Tag.SERIES_NUMBER).orElse(NO_NUMBER))
                .with("attributes", ArchiveAttributes.series(object.headers()));
        OF_SERIES.forEach(attribute -> row.with(attribute, object.headers()));
        row.insert(connection);
    }

    /** Counts the instance in its study, if that is there; then the time only ever goes on, so that every change is one. */
    private OptionalLong changed(boolean newSeries, long now) throws SQLException {
        long before;
        String modalities;
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT changed_at, modalities FROM imaging_archive_study WHERE source_id = ? AND study_uid = ? FOR UPDATE")) {
            select.setString(1, sourceId);
            select.setString(2, object.studyUid());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return OptionalLong.empty();
                }
                before = row.getLong(1);
                modalities = row.getString(2);
            }
        }
        try (PreparedStatement update = connection.prepareStatement("UPDATE imaging_archive_study SET changed_at = ?, instances = instances + 1,"
                + " series = series + ?, modalities = ? WHERE source_id = ? AND study_uid = ?")) {
            update.setLong(1, Math.max(now, before + 1));
            update.setInt(2, newSeries ? 1 : 0);
            update.setString(3, withOwn(modalities));
            update.setString(4, sourceId);
            update.setString(5, object.studyUid());
            update.executeUpdate();
        }
        return OptionalLong.of(before);
    }

    private void study(long now) throws SQLException {
        Row row = key(new Row("imaging_archive_study")).with("changed_at", now).with("series", 1).with("instances", 1)
                .with("modalities", withOwn("")).with("attributes", ArchiveAttributes.study(object.headers()));
        OF_STUDY.forEach(attribute -> row.with(attribute, object.headers()));
        row.insert(connection);
    }

    private String withOwn(String modalities) {
        TreeSet<String> all = new TreeSet<>(Arrays.asList(modalities.split("\\\\")));
        all.add(QueryAttribute.MODALITY.value(object.headers()));
        all.remove("");
        String joined = String.join("\\", all);
        return joined.length() <= LONGEST_MODALITIES ? joined : modalities;
    }

    private Row key(Row row) {
        return row.with("source_id", sourceId).with("study_uid", object.studyUid());
    }

    /** A row that is to be inserted. */
    private static final class Row {
        private final String table;
        private final LinkedHashMap<String, Object> values = new LinkedHashMap<>();

        Row(String table) {
            this.table = table;
        }

        Row with(String column, Object value) {
            values.put(column, value);
            return this;
        }

        Row with(QueryAttribute attribute, DataSet headers) {
            return with(attribute.column(), attribute.value(headers));
        }

        void insert(Connection connection) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " (" + String.join(", ", values.keySet())
                    + ") VALUES (" + "?, ".repeat(values.size() - 1) + "?)")) {
                int parameter = 1;
                for (Object value : values.values()) {
                    if (value instanceof byte[] bytes) {
                        insert.setBytes(parameter++, bytes);
                    } else {
                        insert.setObject(parameter++, value);
                    }
                }
                insert.executeUpdate();
            }
        }
    }
}
