package org.affinitydomain.registry.register;

import static org.affinitydomain.registry.SampleSubmission.uniqueId;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import org.affinitydomain.registry.Queries;
import org.affinitydomain.registry.RegistryService;
import org.affinitydomain.registry.SampleSubmission;
import org.affinitydomain.registry.TestRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database that crashes may undo a step of a sequence that no committed transaction depended on. */
class LostSequenceStepTest {

    private static final int BLOCK = 1000;

    @ParameterizedTest
    @EnumSource
    void keysThatAreInUseAlreadyAreSkipped(TestRegistry test) throws Exception {
        String patient = test.patient();
        String first = uniqueId();
        assertEquals(List.of(), test.service().registerDocumentSet(SampleSubmission.of(patient).document("d", first).request()).errors());
        stepBack(test);
        try (RegistryService restarted = RegistryService.open(test.dataSource(), TestRegistry.DOMAIN, TestRegistry.LIMITS, Clock.systemUTC())) {
            String second = uniqueId();
            assertEquals(List.of(), restarted.registerDocumentSet(SampleSubmission.of(patient).document("d", second).request()).errors());
            assertEquals(1, new Queries(restarted).documents(second).size());
        }
        assertEquals(1, new Queries(test.service()).documents(first).size());
    }

    /** The next block is the one with the largest key. */
    private static void stepBack(TestRegistry test) throws SQLException {
        try (Connection connection = test.dataSource().getConnection(); Statement statement = connection.createStatement()) {
            long largest;
            try (ResultSet row = statement.executeQuery("SELECT MAX(id) FROM registry_object")) {
                row.next();
                largest = row.getLong(1);
            }
            statement.execute("ALTER SEQUENCE registry_object_seq RESTART WITH " + ((largest - 1) / BLOCK * BLOCK + 1));
        }
    }
}
