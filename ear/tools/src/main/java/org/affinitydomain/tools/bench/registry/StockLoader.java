package org.affinitydomain.tools.bench.registry;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.affinitydomain.registry.register.SubmissionRows;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.bench.database.Connections;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Fills an empty registry on PostgreSQL with a stock by COPY, past ITI-42: each processor makes the rows of some thousand
 * submissions after the other and sends them row by row, so that memory does not grow with the stock.
 */
final class StockLoader {

    /** DocumentEntry, SubmissionSet, association. */
    static final int ROWS_PER_ENTRY = 3;
    private static final int CHUNK = 10_000;

    private final Connections database;
    private final StockPlan plan;
    private final ManifestEntries entries;
    private final LoadedSubmission submissions;

    StockLoader(Connections database, StockPlan plan, ManifestEntries entries) {
        this.database = database;
        this.plan = plan;
        this.entries = entries;
        this.submissions = new LoadedSubmission(new RegisteredCodes(database));
    }

    /** The key of the last row of a stock; rows with higher ones came later. */
    static long lastKey(StockPlan plan) {
        return (long) ROWS_PER_ENTRY * plan.entries();
    }

    /** The key of a patient's row. */
    static long patientKey(int patient) {
        return 1L + patient;
    }

    /**
     * Loads it.
     *
     * @param progress is told from time to time how many entries are there
     */
    void load(IntConsumer progress) throws SQLException, InterruptedException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE registry_object, registry_patient");
            patients();
            List<String> indexes = StockIndexes.drop(connection);
            inParallel(chunks(progress));
            inParallel(indexes.stream().map(this::statement).toList());
            statement.execute("SELECT setval('registry_object_seq', " + (lastKey(plan) + 1) + ", false), setval('registry_patient_seq', "
                    + (plan.patients() + 1) + ", false)");
            statement.execute("VACUUM (ANALYZE) registry_object, registry_patient, registry_code");
            // what a checkpoint has to write now would be written while the first queries are measured
            statement.execute("CHECKPOINT");
        }
    }

    /** Copies the patients. */
    void patients() throws SQLException {
        copy("COPY registry_patient (id, patient_id) FROM STDIN", copy -> {
            for (int patient = 0; patient < plan.patients(); patient++) {
                copy.line((patientKey(patient) + "\t" + entries.patientId(patient) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private List<Callable<Void>> chunks(IntConsumer progress) {
        AtomicInteger loaded = new AtomicInteger();
        List<Callable<Void>> chunks = new ArrayList<>();
        for (int from = 0; from < plan.entries(); from += CHUNK) {
            int begin = from;
            int end = Math.min(plan.entries(), begin + CHUNK);
            chunks.add(() -> {
                entries(begin, end);
                progress.accept(loaded.addAndGet(end - begin));
                return null;
            });
        }
        return chunks;
    }

    /** Copies the entries from one number to before another one. */
    void entries(int begin, int end) throws SQLException {
        SubmissionRows.Keys keys = keysFrom((long) ROWS_PER_ENTRY * begin + 1);
        copy(CopyText.statement(), copy -> {
            for (int entry = begin; entry < end; entry++) {
                int patient = plan.patientOf(entry);
                for (ObjectRow row : submissions.rows(entries.registered(entry, patient), patientKey(patient), keys)) {
                    copy.line(CopyText.of(row));
                }
            }
        });
    }

    private static SubmissionRows.Keys keysFrom(long first) {
        long[] next = {first};
        return () -> next[0]++;
    }

    private Callable<Void> statement(String sql) {
        return () -> {
            try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
            return null;
        };
    }

    private interface Lines {
        void line(byte[] line) throws SQLException;
    }

    private interface Source {
        void writeTo(Lines lines) throws SQLException;
    }

    private void copy(String sql, Source source) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            // every patient that a row refers to was loaded before; the foreign key need not look for it ten million times
            statement.execute("SET session_replication_role = replica");
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
            try {
                source.writeTo(line -> copy.writeToCopy(line, 0, line.length));
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        }
    }

    private static void inParallel(List<Callable<Void>> tasks) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            for (Future<Void> future : threads.invokeAll(tasks)) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new CommandFailure("the stock could not be loaded: " + e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
