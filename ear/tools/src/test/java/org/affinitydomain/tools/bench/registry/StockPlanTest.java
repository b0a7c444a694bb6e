package org.affinitydomain.tools.bench.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.ValueSource;

class StockPlanTest {

    @ParameterizedTest
    @ValueSource(ints = {StockPlan.SMALLEST, 100_000, 1_000_000, 1_234_567})
    void patientsHaveAsManyEntriesAsPlanned(int entries) {
        StockPlan plan = new StockPlan(entries);
        int[] count = new int[plan.patients()];
        IntStream.range(0, entries).forEach(entry -> count[plan.patientOf(entry)]++);

        assertEquals(StockPlan.LARGE, count[0]);
        assertTrue(plan.typicalPatients() >= 1_000);
        for (int i = 0; i < plan.typicalPatients(); i++) {
            assertEquals(StockPlan.TYPICAL, count[plan.typicalPatient(i)]);
        }
        int[] others = IntStream.range(0, plan.otherPatients()).map(i -> count[plan.otherPatient(i)]).sorted().toArray();
        assertEquals(plan.patients(), 1 + plan.typicalPatients() + others.length);
        assertTrue(others[others.length - 1] > 10 * others[others.length / 2], "some have many more entries than most");
        assertTrue(others[others.length - 1] < StockPlan.LARGE);
    }

    @Test
    void entriesOfAPatientAreFoundWithoutSearching() {
        StockPlan plan = new StockPlan(100_000);
        for (int i = 0; i < plan.typicalPatients(); i++) {
            int patient = i;
            long different = IntStream.range(0, StockPlan.TYPICAL).map(which -> plan.typicalEntry(patient, which))
                    .peek(entry -> assertEquals(plan.typicalPatient(patient), plan.patientOf(entry))).distinct().count();
            assertEquals(StockPlan.TYPICAL, different);
        }
    }

    @Test
    void entriesOfAPatientAreNotNeighbours() {
        StockPlan plan = new StockPlan(1_000_000);
        int[] entries = IntStream.range(0, StockPlan.TYPICAL).map(which -> plan.typicalEntry(7, which)).sorted().toArray();
        assertTrue(IntStream.range(1, entries.length).map(i -> entries[i] - entries[i - 1]).min().orElseThrow() > 100);
    }

    @Test
    void aStockTooSmallForItsPatientsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new StockPlan(StockPlan.SMALLEST - 1));
    }
}
