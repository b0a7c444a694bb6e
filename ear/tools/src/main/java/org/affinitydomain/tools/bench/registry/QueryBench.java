package org.affinitydomain.tools.bench.registry;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affinitydomain.tools.bench.database.Postgres;
import org.affinitydomain.tools.bench.measure.Caller;
import org.affinitydomain.tools.bench.measure.Comparison;
import org.affinitydomain.tools.bench.measure.Round;
import org.affinitydomain.tools.bench.measure.Table;

/**
 * ITI-18 for random patients and entries of a stock, beside plain JDBC reading the same kind of rows, in turns. Each turn asks for
 * others: it would find in memory what the one before it has read from the disk.
 */
final class QueryBench {

    private static final int[] CLIENTS = {1, 4};
    /** Until the server's compiler has seen everything some ten thousand times. */
    private static final Duration SERVER_WARM_UP = Duration.ofSeconds(20);
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final String ITI_18 = "ITI-18";
    private static final String JDBC = "JDBC";
    private static final String JDBC_INFLATING = "JDBC and inflate";
    private static final List<String> WAYS = List.of(ITI_18, JDBC, JDBC_INFLATING);

    private final Stock stock;
    private final Postgres postgres;
    private final URI registry;
    private final int rounds;
    private final Duration length;
    private final int patients;
    private int draws;

    /** @param patients how many are asked for again and again */
    QueryBench(Stock stock, int rounds, Duration length, int patients) {
        this.stock = stock;
        this.postgres = stock.installation().postgres();
        this.registry = URI.create(stock.installation().endpoints().all().get("registry.query"));
        this.rounds = rounds;
        this.length = length;
        this.patients = patients;
    }

    /**
     * Measures, and prints a table.
     *
     * @return the p95 of each ITI-18 query with one client, milliseconds
     */
    Map<String, Double> run(PrintStream out, boolean markdown) throws SQLException, IOException, InterruptedException {
        Map<String, Double> p95 = new LinkedHashMap<>();
        Table table = new Table("ITI-18, %,d entries in stock; %,d patients are asked for; objects are returned whole"
                .formatted(stock.plan().entries(), draw().patients()),
                Comparison.heads("query", JDBC));
        List<String> labels = StockQuery.of(stock.entries(), draw()).stream().map(StockQuery::label).toList();
        for (int query = 0; query < labels.size(); query++) {
            for (String way : WAYS) {
                new Round(4, Integer.MAX_VALUE, way.equals(ITI_18) ? SERVER_WARM_UP : WARM_UP).run(callers(query, way));
            }
        }
        for (int q = 0; q < labels.size(); q++) {
            int query = q;
            for (int clients : CLIENTS) {
                Comparison comparison = new Comparison(WAYS, stock.installation().cpu());
                for (int round = 0; round < rounds; round++) {
                    comparison.round(new Round(clients, Integer.MAX_VALUE, length), way -> callers(query, way));
                }
                comparison.addTo(table, labels.get(q) + ": ", clients);
                if (clients == 1) {
                    p95.put(labels.get(q), comparison.of(ITI_18).percentileMs(0.95));
                }
            }
        }
        table.print(out, markdown);
        return p95;
    }

    private Draw draw() {
        return new Draw(stock.plan(), draws++, patients);
    }

    private Caller.Factory callers(int number, String way) {
        StockQuery query = StockQuery.of(stock.entries(), draw()).get(number);
        return way.equals(ITI_18) ? () -> new SoapReader(query, registry)
                : () -> new JdbcReader(query, postgres, way.equals(JDBC_INFLATING));
    }
}
