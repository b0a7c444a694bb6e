package org.affinitydomain.imagingsource.pacs.folder;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.OptionalInt;
import org.affinitydomain.dicom.manifest.Instance;

/** A {@link FileEntry} as a row of {@code imaging_file}: the columns path to frames, in the order of {@link FolderIndex}. */
final class FileRow {
    private static final String INSTANCE = "INSTANCE";
    private static final String NOT_DICOM = "NOT_DICOM";
    private static final String BROKEN = "BROKEN";

    private FileRow() {
    }

    static FileEntry read(ResultSet row) throws SQLException {
        FileEntry.Content content = switch (row.getString("kind")) {
            case INSTANCE -> new FileEntry.OfInstance(row.getString("study_uid"), row.getString("series_uid"),
                    new Instance(row.getString("sop_class_uid"), row.getString("instance_uid"),
                            number(row, "instance_number"), number(row, "frames")), row.getString("transfer_syntax_uid"));
            case BROKEN -> new FileEntry.Broken("");
            default -> new FileEntry.NotDicom();
        };
        return new FileEntry(row.getString("path"), row.getLong("size"), row.getLong("modified"), content);
    }

    static void write(PreparedStatement statement, int first, FileEntry entry) throws SQLException {
        statement.setString(first, entry.path());
        statement.setLong(first + 1, entry.size());
        statement.setLong(first + 2, entry.modified());
        if (entry.content() instanceof FileEntry.OfInstance of) {
            statement.setString(first + 3, INSTANCE);
            statement.setString(first + 4, of.study());
            statement.setString(first + 5, of.series());
            statement.setString(first + 6, of.instance().sopClassUid());
            statement.setString(first + 7, of.instance().sopInstanceUid());
            statement.setString(first + 8, of.transferSyntaxUid());
            number(statement, first + 9, of.instance().number());
            number(statement, first + 10, of.instance().frames());
        } else {
            statement.setString(first + 3, entry.content() instanceof FileEntry.Broken ? BROKEN : NOT_DICOM);
            for (int column = first + 4; column <= first + 8; column++) {
                statement.setNull(column, Types.VARCHAR);
            }
            statement.setNull(first + 9, Types.INTEGER);
            statement.setNull(first + 10, Types.INTEGER);
        }
    }

    private static OptionalInt number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static void number(PreparedStatement statement, int parameter, OptionalInt value) throws SQLException {
        if (value.isPresent()) {
            statement.setInt(parameter, value.getAsInt());
        } else {
            statement.setNull(parameter, Types.INTEGER);
        }
    }
}
