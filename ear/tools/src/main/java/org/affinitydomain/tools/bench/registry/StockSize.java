package org.affinitydomain.tools.bench.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.affinitydomain.tools.bench.database.Postgres;
import org.affinitydomain.tools.bench.measure.Table;

/**
 * What a stock takes on disk.
 *
 * @param bytes   of the table, of what it keeps outside (TOAST), of each index and of the other tables, by their names
 * @param entries how many DocumentEntries there are, each with its SubmissionSet and association
 */
record StockSize(Map<String, Long> bytes, int entries) {

    private static final double TERABYTE = 1e12;
    private static final String QUERY = """
            SELECT 'rows', pg_relation_size('registry_object')
            UNION ALL SELECT 'rows kept outside (TOAST), free space and visibility maps',
              pg_table_size('registry_object') - pg_relation_size('registry_object')
            UNION ALL (SELECT 'index ' || indexname, pg_relation_size(indexname::regclass) FROM pg_indexes
              WHERE tablename = 'registry_object' ORDER BY 1)
            UNION ALL SELECT 'patients and codes', pg_total_relation_size('registry_patient') + pg_total_relation_size('registry_code')
            """;

    static StockSize of(Postgres postgres, int entries) throws SQLException {
        Map<String, Long> bytes = new LinkedHashMap<>();
        try (Connection connection = postgres.connect(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                bytes.put(rows.getString(1), rows.getLong(2));
            }
        }
        return new StockSize(bytes, entries);
    }

    /** Writes it to a file. */
    void store(Path file) throws IOException {
        Files.write(file, bytes.entrySet().stream().map(entry -> entry.getValue() + "\t" + entry.getKey()).toList());
    }

    /** Reads what {@link #store} has written. */
    static StockSize read(Path file, int entries) throws IOException {
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split("\t", 2);
            bytes.put(parts[1], Long.valueOf(parts[0]));
        }
        return new StockSize(bytes, entries);
    }

    long total() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    Table table() {
        Table table = new Table("On disk, %,d entries: %,.1f GB; a volume of 1 TB takes %,.0f million entries".formatted(entries, total() / 1e9,
                TERABYTE / total() * entries / 1e6), "what", "MB", "bytes per entry");
        bytes.forEach((what, size) -> table.row(what, "%,.1f".formatted(size / 1e6), "%,.1f".formatted((double) size / entries)));
        return table.row("together", "%,.1f".formatted(total() / 1e6), "%,.1f".formatted((double) total() / entries));
    }
}
