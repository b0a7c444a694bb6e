package org.affinitydomain.tools.bench.repository;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.tools.bench.measure.Caller;
import org.affinitydomain.tools.bench.measure.Comparison;
import org.affinitydomain.tools.bench.measure.Round;
import org.affinitydomain.tools.bench.measure.Table;
import org.affinitydomain.tools.bench.registry.JdbcWriter;
import org.affinitydomain.tools.bench.registry.Registrations;
import org.affinitydomain.tools.bench.registry.Stock;
import org.affinitydomain.tools.bench.soap.SoapPost;

/** ITI-41 with manifests of 60 kB, beside writing and syncing the same bytes on the same disk and committing the rows of the registration, in turns. */
final class ProvideBench {

    private static final int[] CLIENTS = {1, 4};
    /** Documents before anything is measured. */
    private static final int WARM_UP = 2_000;
    private static final String ITI_41 = "ITI-41";
    private static final String DISK = "write, fsync and JDBC";
    private static final List<String> WAYS = List.of(ITI_41, DISK);
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
                Comparison.heads("way", "disk and JDBC"));
        for (int calls = 0; calls < WARM_UP; calls += count) {
            new Round(4, count, NO_LIMIT).run(callers(ITI_41, Provided.of(stock, registrations, count)));
        }
        new Round(4, count, NO_LIMIT).run(callers(DISK, provided));
        for (int clients : CLIENTS) {
            Comparison comparison = new Comparison(WAYS, stock.installation().cpu());
            for (int round = 0; round < rounds; round++) {
                Provided next = Provided.of(stock, registrations, count);
                comparison.round(new Round(clients, count, NO_LIMIT), way -> callers(way, next));
                provided = next;
            }
            comparison.addTo(table, "", clients);
        }
        table.print(out, markdown);
        return new Last(provided.uniqueIds(), folder(), provided.documents().stream().map(document -> document.length).toList());
    }

    private Caller.Factory callers(String way, Provided provided) throws SQLException, IOException {
        if (way.equals(ITI_41)) {
            URI repository = URI.create(stock.installation().endpoints().all().get("repository.provide"));
            return () -> {
                SoapPost post = SoapPost.of(repository, ProvideMessage.CONTENT_TYPE);
                return call -> post.expect("RegistryError ", 0, provided.messages().get(call).parts());
            };
        }
        folders++;
        Path folder = Files.createDirectories(folder());
        List<List<ObjectRow>> rows = registrations.rows(count);
        List<byte[]> documents = provided.documents();
        return () -> new FileWriter(documents, folder, new JdbcWriter(rows, stock.installation().postgres()));
    }

    /** Where the files of the last round are. */
    private Path folder() {
        return files.resolve(Integer.toString(folders));
    }
}
