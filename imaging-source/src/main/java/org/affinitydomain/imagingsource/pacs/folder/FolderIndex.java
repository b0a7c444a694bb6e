package org.affinitydomain.imagingsource.pacs.folder;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.platform.Transactions;

/**
 * The index of one folder in the actor's database (table {@code imaging_file}), so that a restart or a rescan reads no file
 * again that has not changed.
 */
final class FolderIndex {
    private static final String COLUMNS = "path, size, modified, kind, study_uid, series_uid, sop_class_uid, instance_uid,"
            + " transfer_syntax_uid, instance_number, frames";

    private final String sourceId;
    private final Transactions transactions;

    FolderIndex(String sourceId, DataSource dataSource) {
        this.sourceId = sourceId;
        this.transactions = new Transactions(dataSource);
    }

    /** What is known of the files of these paths; unknown ones are absent. */
    Map<String, FileEntry> known(Collection<String> paths) throws SQLException {
        if (paths.isEmpty()) {
            return Map.of();
        }
        String sql = "SELECT " + COLUMNS + " FROM imaging_file WHERE source_id = ? AND path_key IN ("
                + "?, ".repeat(paths.size() - 1) + "?)";
        return transactions.call(connection -> {
            Map<String, FileEntry> known = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, sourceId);
                int parameter = 2;
                for (String path : paths) {
                    select.setString(parameter++, PathKey.of(path));
                }
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        FileEntry entry = FileRow.read(rows);
                        known.put(entry.path(), entry);
                    }
                }
            }
            return known;
        });
    }

    /**
     * Records files that are new, changed or gone, and marks the studies that they belong or belonged to as changed.
     *
     * @param outdated what was known of files that are gone or changed
     * @param current  what is known now of files that are new or changed
     * @param now      milliseconds since 1970
     */
    void update(Collection<FileEntry> outdated, Collection<FileEntry> current, long now) throws SQLException {
        if (outdated.isEmpty() && current.isEmpty()) {
            return;
        }
        transactions.call(connection -> {
            delete(connection, outdated);
            insert(connection, current);
            TreeSet<String> studies = new TreeSet<>(); // in this order, so that two servers cannot wait for each other
            outdated.forEach(entry -> entry.content().studyUid().ifPresent(studies::add));
            current.forEach(entry -> entry.content().studyUid().ifPresent(studies::add));
            for (String study : studies) {
                markChanged(connection, study, now);
            }
            return null;
        });
    }

    /** The instances that a query asks for, in the order of series and instance numbers; of two files with the same instance the first path. */
    List<FileEntry> find(InstanceQuery query) throws SQLException {
        String sql = "SELECT " + COLUMNS + " FROM imaging_file WHERE source_id = ? AND study_uid = ?"
                + query.seriesUid().map(uid -> " AND series_uid = ?").orElse("")
                + query.instanceUid().map(uid -> " AND instance_uid = ?").orElse("")
                + " ORDER BY series_uid, COALESCE(instance_number, 2147483647), instance_uid, path";
        return transactions.call(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, sourceId);
                select.setString(2, query.studyUid());
                if (query.seriesUid().isPresent()) {
                    select.setString(3, query.seriesUid().get());
                }
                if (query.instanceUid().isPresent()) {
                    select.setString(4, query.instanceUid().get());
                }
                return distinct(select);
            }
        });
    }

    /** A page of the known files, in the order of their keys. */
    List<FileEntry> page(String afterKey, int size) throws SQLException {
        return transactions.call(connection -> {
            List<FileEntry> page = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT " + COLUMNS
                    + " FROM imaging_file WHERE source_id = ? AND path_key > ? ORDER BY path_key FETCH FIRST ? ROWS ONLY")) {
                select.setString(1, sourceId);
                select.setString(2, afterKey);
                select.setInt(3, size);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        page.add(FileRow.read(rows));
                    }
                }
            }
            return page;
        });
    }

    /** A study that has instances. */
    Optional<FolderStudy> study(String studyUid) throws SQLException {
        return transactions.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT changed_at FROM imaging_folder_study s WHERE source_id = ?"
                    + " AND study_uid = ? AND EXISTS (SELECT 1 FROM imaging_file f WHERE f.source_id = s.source_id AND f.study_uid = s.study_uid)")) {
                select.setString(1, sourceId);
                select.setString(2, studyUid);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(new FolderStudy(studyUid, row.getLong(1))) : Optional.empty();
                }
            }
        });
    }

    /** A page of the studies that have or had instances and changed at that time or later, in the order of their UIDs. */
    List<FolderStudy> studies(long changedSince, String afterUid, int size) throws SQLException {
        return transactions.call(connection -> {
            List<FolderStudy> page = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT study_uid, changed_at FROM imaging_folder_study"
                    + " WHERE source_id = ? AND study_uid > ? AND changed_at >= ? ORDER BY study_uid FETCH FIRST ? ROWS ONLY")) {
                select.setString(1, sourceId);
                select.setString(2, afterUid);
                select.setLong(3, changedSince);
                select.setInt(4, size);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        page.add(new FolderStudy(rows.getString(1), rows.getLong(2)));
                    }
                }
            }
            return page;
        });
    }

    private static List<FileEntry> distinct(PreparedStatement select) throws SQLException {
        List<FileEntry> found = new ArrayList<>();
        String last = "";
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                FileEntry entry = FileRow.read(rows);
                if (entry.content() instanceof FileEntry.OfInstance of) {
                    String identity = of.series() + '/' + of.instance().sopInstanceUid();
                    if (!identity.equals(last)) {
                        found.add(entry);
                    }
                    last = identity;
                }
            }
        }
        return found;
    }

    private void delete(Connection connection, Collection<FileEntry> entries) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM imaging_file WHERE source_id = ? AND path_key = ?")) {
            for (FileEntry entry : entries) {
                delete.setString(1, sourceId);
                delete.setString(2, PathKey.of(entry.path()));
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private void insert(Connection connection, Collection<FileEntry> entries) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO imaging_file (source_id, path_key, " + COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (FileEntry entry : entries) {
                insert.setString(1, sourceId);
                insert.setString(2, PathKey.of(entry.path()));
                FileRow.write(insert, 3, entry);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void markChanged(Connection connection, String study, long now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE imaging_folder_study SET changed_at = ? WHERE source_id = ? AND study_uid = ?")) {
            update.setLong(1, now);
            update.setString(2, sourceId);
            update.setString(3, study);
            if (update.executeUpdate() > 0) {
                return;
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO imaging_folder_study (source_id, study_uid, changed_at) VALUES (?, ?, ?)")) {
            insert.setString(1, sourceId);
            insert.setString(2, study);
            insert.setLong(3, now);
            insert.executeUpdate();
        }
    }
}
