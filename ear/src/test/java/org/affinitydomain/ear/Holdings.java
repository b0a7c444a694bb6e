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
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** What the server holds: the rows of every table, and the files of its data folder outside the database. */
final class Holdings {

    /** The imaging sources of the sample region, all of which are looked at. */
    private static final int SOURCES = 3;
    private static final long LONGEST_WAIT_NANOS = 60_000_000_000L;

    private Holdings() {
    }

    /** Waits until the server has begun to look at each of its sources, which adds a row that nobody has asked for. */
    static void awaitFirstLooks() throws NamingException, SQLException, IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT_NANOS;
        while (count().entrySet().stream().filter(table -> table.getKey().equalsIgnoreCase("imaging_poll")).mapToLong(Map.Entry::getValue).sum() < SOURCES) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the server does not look at its " + SOURCES + " imaging sources");
            }
            Thread.sleep(100);
        }
    }

    /** The number of rows by table, and the number of files. */
    static Map<String, Long> count() throws NamingException, SQLException, IOException {
        Map<String, Long> counts = new TreeMap<>();
        DataSource dataSource = InitialContext.doLookup("java:jboss/datasources/AffinityDS");
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = connection.getMetaData().getTables(null, null, null, new String[] {"TABLE", "BASE TABLE"})) {
                while (rows.next()) {
                    String schema = rows.getString("TABLE_SCHEM");
                    if (schema.equalsIgnoreCase("public")) {
                        tables.add(rows.getString("TABLE_NAME"));
                    }
                }
            }
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM \"" + table + "\"")) {
                    row.next();
                    counts.put(table, row.getLong(1));
                }
            }
        }
        Path data = Path.of(System.getProperty("affinity.data"));
        try (Stream<Path> files = Files.walk(data)) {
            counts.put("files", files.filter(f -> !f.startsWith(data.resolve("db")) && Files.isRegularFile(f)).count());
        }
        return counts;
    }
}
