package org.affinitydomain.tools.bench.repository;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.tools.bench.database.Postgres;
import org.affinitydomain.tools.bench.measure.Round;
import org.affinitydomain.tools.bench.measure.Table;
import org.affinitydomain.tools.bench.measure.Timings;
import org.affinitydomain.tools.bench.registry.JdbcWriter;
import org.affinitydomain.tools.bench.registry.Registrations;
import org.affinitydomain.tools.bench.registry.Stock;
import org.affinitydomain.tools.bench.soap.SoapPost;

/** ITI-41 with manifests of 60 kB, beside writing and syncing the same bytes on the same disk and committing the rows of the registration, in turns. */
final class ProvideBench {

    private static final int[] CLIENTS = {1, 4};
    private static final Duration NO_LIMIT = Duration.ofHours(1);

    private final Stock stock;
    private final Registrations registrations;
    private final Path files;
    private final int rounds;
    private final int count;
    private int folders;

    /**
     * @param files where the files of the comparison go, on the disk of the repository
     * @param count documents in a round
     */
    ProvideBench(Stock stock, Path files, int rounds, int count) {
        this.stock = stock;
        this.registrations = new Registrations(stock);
        this.files = files;
        this.rounds = rounds;
        this.count = count;
    }

    /**
     * What was provided last, and the folder with the same documents as files.
     *
     * @param uniqueIds of the documents, in the order of their files
     * @param folder    with a file for each
     * @param bytes     of each document
     */
    record Last(List<String> uniqueIds, Path folder, List<Integer> bytes) {
    }

    Last run(PrintStream out, boolean markdown) throws SQLException, IOException, InterruptedException {
        Provided provided = Provided.of(stock, registrations, count);
        Table table = new Table("ITI-41, one manifest of %,d bytes in a submission; %,d in a round".formatted(provided.documents().get(0).length, count),
                "way", "clients", "per second", "p50 ms", "p95 ms", "p99 ms", "beside disk and JDBC");
        soap(4, provided);
        Path folder = files(4, provided);
        for (int clients : CLIENTS) {
            List<Timings> soap = new ArrayList<>();
            List<Timings> disk = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                provided = Provided.of(stock, registrations, count);
                soap.add(soap(clients, provided));
                folder = files.resolve(Integer.toString(folders++));
                disk.add(disk(clients, provided, folder));
            }
            double limit = Timings.of(disk).perSecond();
            row(table, "ITI-41", clients, Timings.of(soap), limit);
            row(table, "write, fsync and JDBC", clients, Timings.of(disk), limit);
        }
        table.print(out, markdown);
        return new Last(provided.uniqueIds(), folder, provided.documents().stream().map(document -> document.length).toList());
    }

    private Timings soap(int clients, Provided provided) throws InterruptedException {
        URI repository = URI.create(stock.installation().endpoints().all().get("repository.provide"));
        return new Round(clients, count, NO_LIMIT).run(() -> {
            SoapPost post = SoapPost.of(repository, ProvideMessage.CONTENT_TYPE);
            return call -> post.expect("RegistryError ", 0, provided.messages().get(call).parts());
        });
    }

    private Path files(int clients, Provided provided) throws SQLException, IOException, InterruptedException {
        Path folder = files.resolve(Integer.toString(folders++));
        disk(clients, provided, folder);
        return folder;
    }

    private Timings disk(int clients, Provided provided, Path folder) throws SQLException, IOException, InterruptedException {
        Files.createDirectories(folder);
        Postgres postgres = stock.installation().postgres();
        List<List<ObjectRow>> rows = registrations.rows(count);
        List<byte[]> documents = provided.documents();
        return new Round(clients, count, NO_LIMIT).run(() -> new FileWriter(documents, folder, new JdbcWriter(rows, postgres)));
    }

    private static void row(Table table, String way, int clients, Timings timings, double limit) {
        table.row(way, Integer.toString(clients), "%,.0f".formatted(timings.perSecond()), "%.2f".formatted(timings.percentileMs(0.5)),
                "%.2f".formatted(timings.percentileMs(0.95)), "%.2f".formatted(timings.percentileMs(0.99)), "%.2f".formatted(timings.perSecond() / limit));
    }
}
