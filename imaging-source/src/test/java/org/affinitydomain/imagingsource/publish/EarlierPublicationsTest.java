package org.affinitydomain.imagingsource.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.affinitydomain.imagingsource.Database;
import org.affinitydomain.imagingsource.ImagingSourceService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an installation has published before it had a queue is still known afterwards: the second script after the first, with rows between them. */
class EarlierPublicationsTest {

    private static void run(Statement statement, String script) throws IOException, SQLException {
        try (InputStream in = ImagingSourceService.class.getResourceAsStream("/db/imaging-source/common/" + script)) {
            String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.replaceAll("--.*", "")).collect(Collectors.joining("\n"));
            for (String one : Arrays.stream(sql.split(";")).map(String::strip).filter(text -> !text.isEmpty()).toList()) {
                statement.execute(one);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void areRead(Database database) throws Exception {
        DataSource dataSource = database.empty();
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA earlier");
            String path = database == Database.H2 ? "SET SCHEMA " : "SET search_path TO ";
            statement.execute(path + "earlier");
            try {
                run(statement, "V1__folder_index_and_publications.sql");
                statement.execute("INSERT INTO imaging_publication VALUES ('saint-luc', '1.2', 'PENDING', 'v', 'the repository did not answer', 1, 0, 0,"
                        + " 'f3', 5, TRUE, 'f0', '2.25.1', 'urn:uuid:c', 'urn:uuid:b urn:uuid:a')");
                statement.execute("INSERT INTO imaging_publication VALUES ('saint-luc', '1.3', 'FAILED', 'v', 'no code', 1, 0, 0, 'f', 5, FALSE, NULL, NULL, NULL, '')");
                run(statement, "V2__work_queue.sql");
                statement.execute("INSERT INTO " + (database == Database.H2 ? "PUBLIC" : "public") + ".imaging_publication (" + PublicationRow.COLUMNS + ") SELECT "
                        + PublicationRow.COLUMNS + " FROM imaging_publication");
            } finally {
                statement.execute(path + (database == Database.H2 ? "PUBLIC" : "public"));
                statement.execute("DROP SCHEMA earlier CASCADE");
            }
        }
        PublicationStore store = new PublicationStore(dataSource);
        Publication pending = store.find("saint-luc", "1.2").orElseThrow();
        assertEquals(List.of(new Doubt("urn:uuid:b", Optional.empty()), new Doubt("urn:uuid:a", Optional.empty())), pending.doubtful());
        assertEquals(List.of("urn:uuid:b", "urn:uuid:a", "urn:uuid:c"), pending.predecessors());
        assertEquals(4, pending.mayBeRegistered().size(), "the one that was sent is in doubt too");
        assertEquals(Optional.of(Problem.OTHER), store.find("saint-luc", "1.3").orElseThrow().standing().reason().map(Reason::problem));
        assertTrue(store.save(pending).revision() > pending.revision());
    }
}
