package org.affinitydomain.ear;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** What an installation holds at a moment: rows of each table, and how many files of documents. */
final class Holdings {

    private Holdings() {
    }

    /** Counts, inside the server. */
    static SortedMap<String, Long> count(DataSource dataSource, Path documents) throws SQLException, IOException {
        SortedMap<String, Long> counts = new TreeMap<>();
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = statement.executeQuery("select table_schema, table_name from information_schema.tables"
                    + " where table_type = 'BASE TABLE' and lower(table_schema) not in ('information_schema', 'pg_catalog')")) {
                while (found.next()) {
                    tables.add('"' + found.getString(1) + "\".\"" + found.getString(2) + '"');
                }
            }
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
                    rows.next();
                    counts.put(table, rows.getLong(1));
                }
            }
        }
        try (Stream<Path> files = Files.walk(documents)) {
            counts.put("files of documents", files.filter(Files::isRegularFile).count());
        }
        return counts;
    }
}
