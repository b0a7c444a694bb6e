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

/** ITI-18 for random patients and entries of a stock, beside plain JDBC reading the same rows, in turns. */
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

    QueryBench(Stock stock, int rounds, Duration length) {
        this.stock = stock;
        this.postgres = stock.installation().postgres();
        this.registry = URI.create(stock.installation().endpoints().all().get("registry.query"));
        this.rounds = rounds;
        this.length = length;
    }

    /**
     * Measures, and prints a table.
     *
     * @return the p95 of each ITI-18 query with one client, milliseconds
     */
    Map<String, Double> run(PrintStream out, boolean markdown) throws SQLException, IOException, InterruptedException {
        Map<String, Double> p95 = new LinkedHashMap<>();
        Table table = new Table("ITI-18, %,d entries in stock; objects are returned whole".formatted(stock.plan().entries()),
                Comparison.heads("query", JDBC));
        List<StockQuery> queries = StockQuery.ofRound(stock, -1);
        for (StockQuery query : queries) {
            for (String way : WAYS) {
                new Round(4, Integer.MAX_VALUE, way.equals(ITI_18) ? SERVER_WARM_UP : WARM_UP).run(callers(query, way));
            }
        }
        for (int q = 0; q < queries.size(); q++) {
            for (int clients : CLIENTS) {
                Comparison comparison = new Comparison(WAYS, stock.installation().cpu());
                for (int round = 0; round < rounds; round++) {
                    StockQuery query = StockQuery.ofRound(stock, round).get(q);
                    comparison.round(new Round(clients, Integer.MAX_VALUE, length), way -> callers(query, way));
                }
                comparison.addTo(table, queries.get(q).label() + ": ", clients);
                if (clients == 1) {
                    p95.put(queries.get(q).label(), comparison.of(ITI_18).percentileMs(0.95));
                }
            }
        }
        table.print(out, markdown);
        return p95;
    }

    private Caller.Factory callers(StockQuery query, String way) {
        return way.equals(ITI_18) ? () -> new SoapReader(query, registry)
                : () -> new JdbcReader(query, postgres, way.equals(JDBC_INFLATING));
    }
}
