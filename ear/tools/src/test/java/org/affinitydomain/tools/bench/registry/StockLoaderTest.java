package org.affinitydomain.tools.bench.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.config.DomainLoader;
import org.affinitydomain.registry.RegistryService;
import org.affinitydomain.registry.query.QueryLimits;
import org.affinitydomain.registry.store.ContentCodec;
import org.affinitydomain.registry.store.ObjectColumns;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.xds.message.AdhocQueryMessage;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is measured on a stock is only true when its rows are those that the registry would have written. */
class StockLoaderTest {

    private static final int ENTRIES = 60;
    private static final StockPlan PLAN = new StockPlan(StockPlan.SMALLEST);
    private static final AffinityDomain DOMAIN = domain();
    private static final ManifestEntries MANIFESTS = new ManifestEntries(DOMAIN, PLAN);
    private static final Pattern UUID_URN = Pattern.compile("urn:uuid:[0-9a-f-]{36}");
    private static final int VERSION_AT = "urn:uuid:xxxxxxxx-xxxx-".length();
    private static EmbeddedPostgres server;
    private static DataSource registered;
    private static DataSource loaded;
    private static DataSource inserted;

    @BeforeAll
    static void storeThreeTimes() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        registered = database("registered");
        loaded = database("loaded");
        inserted = database("inserted");
        for (DataSource database : List.of(registered, loaded, inserted)) {
            new StockLoader(database::getConnection, PLAN, MANIFESTS).patients();
        }
        try (RegistryService registry = RegistryService.open(registered, DOMAIN, QueryLimits.DEFAULT, Clock.systemUTC())) {
            for (int entry = 0; entry < ENTRIES; entry++) {
                assertEquals(RegistryResponse.success(), registry.registerDocumentSet(
                        SubmitObjectsRequest.of(MANIFESTS.registered(entry, PLAN.patientOf(entry)))));
            }
        }
        StockLoader loader = new StockLoader(loaded::getConnection, PLAN, MANIFESTS);
        loader.entries(0, ENTRIES / 2);
        loader.entries(ENTRIES / 2, ENTRIES);
        insert();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void loadedRowsAreThoseOfTheRegistry() throws SQLException, IOException {
        assertSameRows(loaded);
    }

    @Test
    void rowsOfPlainJdbcAreThoseOfTheRegistry() throws SQLException, IOException {
        assertSameRows(inserted);
    }

    @Test
    void everyColumnOfANewRowIsNamed() throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection connection = loaded.getConnection(); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("SELECT column_name FROM information_schema.columns WHERE table_name = 'registry_object'")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        // a merge fills this one, a new row does not
        assertTrue(columns.remove("merged_from"));
        assertTrue(ObjectColumns.names().containsAll(columns), columns.toString());
    }

    private static void assertSameRows(DataSource other) throws SQLException, IOException {
        List<String> expected = rows(registered);
        List<String> actual = rows(other);
        assertEquals(StockLoader.ROWS_PER_ENTRY * ENTRIES, expected.size());
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), actual.get(i));
        }
    }

    private static void insert() throws SQLException {
        LoadedSubmission submissions = new LoadedSubmission(new RegisteredCodes(inserted::getConnection));
        long[] next = {1};
        try (Connection connection = inserted.getConnection(); ObjectInsert insert = new ObjectInsert(connection)) {
            for (int entry = 0; entry < ENTRIES; entry++) {
                int patient = PLAN.patientOf(entry);
                List<ObjectRow> rows = submissions.rows(MANIFESTS.registered(entry, patient), StockLoader.patientKey(patient), () -> next[0]++);
                insert.insert(rows);
            }
        }
    }

    /** Every row with its keys counted from the first, its codes by their names, its content as XML, and ids that the registry makes up left out. */
    private static List<String> rows(DataSource database) throws SQLException, IOException {
        List<String> rows = new ArrayList<>();
        ContentCodec codec = new ContentCodec();
        String columns = String.join(", ", ObjectColumns.names());
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("SELECT " + columns + ", (SELECT min(id) FROM registry_object) AS first, "
                     + "(SELECT array_agg(c.attribute || c.code || c.scheme ORDER BY c.attribute, c.code, c.scheme) FROM registry_code c WHERE c.id = ANY(o.codes)) AS names "
                     + "FROM registry_object o ORDER BY id")) {
            while (row.next()) {
                StringBuilder text = new StringBuilder();
                for (ObjectColumns column : ObjectColumns.values()) {
                    text.append(column.column()).append('=').append(switch (column) {
                        case ID, SOURCE, TARGET -> relative(row, column.column());
                        case ENTRY_UUID -> row.getInt("kind") == 0 ? row.getString("entry_uuid") : "made up";
                        case CODES -> row.getString("names");
                        case CONTENT -> anonymous(new String(AdhocQueryMessage.fragment(codec.decode(row.getBytes("content"))), StandardCharsets.UTF_8));
                        default -> row.getString(column.column());
                    }).append(' ');
                }
                rows.add(text.toString());
            }
        }
        return rows;
    }

    private static String relative(ResultSet row, String column) throws SQLException {
        long key = row.getLong(column);
        return row.wasNull() ? "" : Long.toString(key - row.getLong("first"));
    }

    /** Ids that were sent stay; the registry makes up ids of version 7, and of version 8 for what an object consists of. */
    private static String anonymous(String xml) {
        return UUID_URN.matcher(xml).replaceAll(found -> Matcher.quoteReplacement(
                "78".indexOf(found.group().charAt(VERSION_AT)) < 0 ? found.group() : "made up"));
    }

    private static DataSource database(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        DataSource database = server.getDatabase("postgres", name);
        RegistryService.open(database, DOMAIN, QueryLimits.DEFAULT, Clock.systemUTC()).close();
        return database;
    }

    private static AffinityDomain domain() {
        try {
            return new DomainLoader(key -> Optional.of("/srv/affinity").filter(value -> key.equals("affinity.data"))).load(DomainLoader.sampleRegion());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
