package org.affinitydomain.tools.bench.repository;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.bench.Machine;
import org.affinitydomain.tools.bench.Nginx;
import org.affinitydomain.tools.bench.registry.Stock;
import org.affinitydomain.tools.bench.registry.StockPlan;
import org.affinitydomain.tools.server.Installation;

/**
 * The repository with its registry on PostgreSQL and documents in files.
 *
 * @param installation whose build is measured; its data are not touched
 * @param folder       where stocks are kept
 * @param entries      entries in the registry's stock
 * @param rounds       how often each way is measured, in turns
 * @param length       of a round of retrievals
 * @param documents    in a round of ITI-41
 * @param settings     of the server, {@code key=value}
 * @param markdown     whether tables are printed for a document
 */
public record RepositoryBench(Installation installation, Path folder, int entries, int rounds, Duration length, int documents,
                              List<String> settings, boolean markdown) {

    /** Takes a copy. */
    public RepositoryBench {
        settings = List.copyOf(settings);
    }

    /** Measures and prints. The stock stays, the documents do not. */
    public void run(PrintStream out) throws IOException, InterruptedException {
        out.println(Machine.describe());
        try (Stock stock = Stock.open(installation, folder, new StockPlan(entries), settings, out)) {
            try {
                Path files = stock.scratch();
                ProvideBench.Last last = new ProvideBench(stock, files, rounds, documents).run(out, markdown);
                Optional<Nginx> nginx = Nginx.start(last.folder(), files.resolve("nginx"));
                try {
                    new RetrieveBench(stock.installation(), last, rounds, length).run(nginx, out, markdown);
                } finally {
                    nginx.ifPresent(Nginx::close);
                }
            } finally {
                stock.removeRegistrations();
                stock.removeDocuments();
            }
        } catch (SQLException e) {
            throw new CommandFailure("the benchmark's database failed: " + e.getMessage());
        }
    }
}
