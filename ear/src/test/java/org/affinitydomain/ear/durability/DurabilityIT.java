package org.affinitydomain.ear.durability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.affinitydomain.ear.client.ParallelSubmitters;
import org.affinitydomain.ear.client.RemoteDomain;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed at random moments under load, again and again, and so is PostgreSQL. {@code it.kills} says how often
 * (1; {@code ./affinity test --all}: 50), {@code it.seed} repeats a run that was printed.
 */
class DurabilityIT {

    private static final int KILLS = Integer.getInteger("it.kills", 1);
    private static final long SEED = Long.getLong("it.seed", System.currentTimeMillis());
    private static final int CLIENTS = 6;
    private static final int LONGEST_LOAD_MILLIS = 8_000;
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private final Random random = new Random(SEED);
    @TempDir
    Path home;

    @Test
    void onH2() throws Exception {
        boolean wanted = KILLS > 1 || PostgresCluster.installed().isEmpty();
        if (!wanted) {
            System.out.println("SKIPPED: one kill costs a minute, and PostgreSQL has it; ./affinity test --all kills the server on H2 too");
        }
        assumeTrue(wanted);
        run("H2", 19_000, List.of(), Optional.empty());
    }

    @Test
    void onPostgreSql() throws Exception {
        Optional<Path> programs = PostgresCluster.installed();
        if (programs.isEmpty()) {
            System.out.println("SKIPPED: PostgreSQL is not installed (Debian: postgresql)");
        }
        assumeTrue(programs.isPresent());
        try (PostgresCluster database = PostgresCluster.create(programs.get())) {
            run("PostgreSQL", 22_000, List.of("affinity.db.url=" + database.url(), "affinity.db.user=postgres", "affinity.db.password=any"),
                    Optional.of(database));
        }
    }

    private void run(String database, int portOffset, List<String> settings, Optional<PostgresCluster> postgres) throws Exception {
        System.out.println("Durability on " + database + ": " + KILLS + " kills, -Dit.seed=" + SEED);
        Instant began = Instant.now();
        DomainUnderLoad server = new DomainUnderLoad(home, portOffset, settings);
        List<LoadClient> clients = LongStream.range(0, CLIENTS).mapToObj(i -> client(server, SEED + i)).toList();
        Load load = new Load(clients);
        try {
            server.start();
            Round round = new Round(server, clients);
            if (postgres.isPresent()) {
                // before the ledger begins; on the embedded database ParallelSubmittersIT does it
                assertEquals(ParallelSubmitters.RIGHT_ANSWERS, new ParallelSubmitters(server.client(), server.mllpPort()).run());
                round.documentsBefore = server.documents();
                killDatabase(postgres.get(), load, round);
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                load.until(() -> {
                    TimeUnit.MILLISECONDS.sleep(300 + random.nextInt(LONGEST_LOAD_MILLIS));
                    server.kill();
                });
                server.start();
                round.verify();
                System.out.println("Durability on " + database + ": after kill " + kill + ", " + round);
            }
            round.verifyEverything();
            System.out.println("Durability on " + database + ": " + round + "; " + Duration.between(began, Instant.now()).toSeconds() + " s");
            assertTrue(round.submissions() > 0);
        } finally {
            load.stop();
            server.stop();
            // the folder goes with the test; what the server said is wanted when it fails
            if (Files.exists(server.log())) {
                Files.copy(server.log(), Path.of("target", "durability-" + database + ".log"), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static LoadClient client(DomainUnderLoad server, long seed) {
        try {
            return new LoadClient(server.client(), server.mllpPort(), seed);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The server goes on through it, without a restart. */
    private void killDatabase(PostgresCluster postgres, Load load, Round round) throws Exception {
        for (int i = 0; i < Math.min(3, KILLS); i++) {
            int failures = load.through(() -> {
                TimeUnit.MILLISECONDS.sleep(1_500 + random.nextInt(LONGEST_LOAD_MILLIS / 2));
                postgres.killBackend();
                TimeUnit.MILLISECONDS.sleep(2_000 + random.nextInt(LONGEST_LOAD_MILLIS / 2));
                postgres.stopImmediately();
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
                postgres.start();
                TimeUnit.SECONDS.sleep(2);
            });
            assertTrue(failures > 0, "PostgreSQL ended twice, and nobody noticed");
            round.verify();
            System.out.println("Durability on PostgreSQL: after two deaths of the database, " + failures + " requests failed, " + round);
        }
    }

    /** Looks at what is there after the load, and sends again what was not answered. */
    private static final class Round {
        private final DomainUnderLoad server;
        private final List<LoadClient> clients;
        private final Verification verification;
        private final RemoteDomain domain;
        private final List<Integer> verified = new ArrayList<>();
        private long documentsBefore;
        private int unanswered;
        private int unansweredAndRegistered;

        Round(DomainUnderLoad server, List<LoadClient> clients) throws Exception {
            this.server = server;
            this.clients = clients;
            this.domain = server.client();
            this.verification = new Verification(domain);
            clients.forEach(client -> verified.add(0));
        }

        /** What was sent since the last time, and what that depended on. */
        void verify() throws Exception {
            for (int i = 0; i < clients.size(); i++) {
                List<Sent> ledger = clients.get(i).ledger();
                for (Sent sent : ledger.subList(Math.max(0, verified.get(i) - 20), ledger.size())) {
                    settle(clients.get(i), sent);
                }
                verified.set(i, ledger.size());
                // a patient whose registration was acknowledged is known
                clients.get(i).submitForLatestPatient();
            }
            documentsAreThoseOfTheLedger();
        }

        void verifyEverything() throws Exception {
            for (LoadClient client : clients) {
                for (Sent sent : client.ledger()) {
                    verification.isRegistered(sent);
                }
            }
            documentsAreThoseOfTheLedger();
        }

        /** What got no answer is there or is not; then it is sent again, and is there. */
        private void settle(LoadClient client, Sent sent) throws Exception {
            boolean registered = verification.isRegistered(sent);
            if (sent.removal == Fate.UNKNOWN) {
                client.remove(sent);
            } else if (sent.registration == Fate.UNKNOWN) {
                unanswered++;
                unansweredAndRegistered += registered ? 1 : 0;
                RegistryResponse again = domain.provide(sent.submission.request());
                if (registered) {
                    assertTrue(again.errors().stream().anyMatch(e -> e.is(XdsErrorCode.DUPLICATE_UNIQUE_ID_IN_REGISTRY)
                            || e.is(XdsErrorCode.REGISTRY_DEPRECATED_DOCUMENT_ERROR)), () -> "registered already, and sent again: " + sent + ": " + again);
                } else {
                    assertEquals(List.of(), again.errors(), () -> "not registered, and sent again: " + sent);
                }
                sent.registration = Fate.DONE;
            } else {
                settleUpdate(sent);
                return;
            }
            verification.isRegistered(sent);
        }

        /** An update that was not answered is there or not, and that is how it stays. */
        private void settleUpdate(Sent sent) throws Exception {
            if (sent.update == Fate.UNKNOWN) {
                sent.update = verification.isUpdated(sent) ? Fate.DONE : Fate.NOT_SENT;
            }
        }

        /** Every document of the ledger is one file, and there is no other file once the sweep has come. */
        private void documentsAreThoseOfTheLedger() throws Exception {
            long expected = documentsBefore + clients.stream().flatMap(c -> c.ledger().stream()).filter(s -> s.removal != Fate.DONE)
                    .mapToLong(s -> s.submission.documents().size()).sum();
            Instant end = Instant.now().plus(SETTLED);
            while (server.documents() != expected && Instant.now().isBefore(end)) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
            assertEquals(expected, server.documents(), "files of the repository");
        }

        int submissions() {
            return clients.stream().mapToInt(c -> c.ledger().size()).sum();
        }

        @Override
        public String toString() {
            return submissions() + " submissions, " + unanswered + " of them unanswered, " + unansweredAndRegistered + " of those registered";
        }
    }
}
