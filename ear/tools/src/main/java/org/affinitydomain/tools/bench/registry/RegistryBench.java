package org.affinitydomain.tools.bench.registry;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.bench.Machine;
import org.affinitydomain.tools.bench.database.Postgres;
import org.affinitydomain.tools.bench.measure.Table;
import org.affinitydomain.tools.server.Installation;

/**
 * The registry on PostgreSQL at one or several sizes of stock, beside plain JDBC on the same database.
 *
 * @param installation  whose build is measured; its data are not touched
 * @param folder        where stocks are kept
 * @param entries       sizes of stock, one after the other
 * @param rounds        how often each way is measured, in turns
 * @param length        of a round of queries
 * @param patients      at most how many are asked for; few of them, and the database finds their entries in memory
 * @param registrations in a round of registrations
 * @param settings      of the server, {@code key=value}
 * @param markdown      whether tables are printed for a document
 */
public record RegistryBench(Installation installation, Path folder, List<Integer> entries, int rounds, Duration length, int patients, int registrations,
                            List<String> settings, boolean markdown) {

    /** Takes copies. */
    public RegistryBench {
        entries = List.copyOf(entries);
        settings = List.copyOf(settings);
    }

    /** Measures and prints. Stocks stay. */
    public void run(PrintStream out) throws IOException, InterruptedException {
        out.println(Machine.describe());
        Map<Integer, Map<String, Double>> p95 = new LinkedHashMap<>();
        for (int size : entries) {
            try (Stock stock = Stock.open(installation, folder, new StockPlan(size), settings, out)) {
                out.println("PostgreSQL " + stock.installation().postgres().version() + ", default durability; " + String.join(", ", Postgres.settings()));
                stock.size().table().print(out, markdown);
                p95.put(size, new QueryBench(stock, rounds, length, patients).run(out, markdown));
                new LargeAnswerBench(stock, rounds).run(out, markdown);
                try {
                    new RegisterBench(stock, rounds, registrations).run(out, markdown);
                } finally {
                    stock.removeRegistrations();
                }
            } catch (SQLException e) {
                throw new CommandFailure("the benchmark's database failed: " + e.getMessage());
            }
        }
        if (p95.size() > 1) {
            growth(p95).print(out, markdown);
        }
    }

    private Table growth(Map<Integer, Map<String, Double>> p95) {
        Table table = new Table("p95 of ITI-18 with one client as the registry grows", "query", "entries", "p95 ms", "beside the smallest stock");
        Map<String, Double> smallest = p95.values().iterator().next();
        smallest.forEach((query, least) -> p95.forEach((size, of) -> table.row(query, "%,d".formatted(size), "%.2f".formatted(of.get(query)),
                "%.2f".formatted(of.get(query) / least))));
        return table;
    }
}
