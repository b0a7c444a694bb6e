package org.affinitydomain.tools.bench.registry;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affinitydomain.tools.bench.database.Postgres;
import org.affinitydomain.tools.bench.measure.Caller;
import org.affinitydomain.tools.bench.measure.Round;
import org.affinitydomain.tools.bench.measure.Table;
import org.affinitydomain.tools.bench.measure.Timings;

/** ITI-18 for random patients and entries of a stock, beside plain JDBC reading the same rows, in turns. */
final class QueryBench {

    private static final int[] CLIENTS = {1, 4};
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final String ITI_18 = "ITI-18";
    private static final String JDBC = "JDBC";
    private static final String JDBC_INFLATING = "JDBC and inflate";

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
    Map<String, Double> run(PrintStream out, boolean markdown) throws InterruptedException {
        Map<String, Double> p95 = new LinkedHashMap<>();
        Table table = new Table("ITI-18, %,d entries in stock; objects are returned whole".formatted(stock.plan().entries()),
                "query", "way", "clients", "per second", "p50 ms", "p95 ms", "p99 ms", "beside JDBC");
        List<StockQuery> queries = StockQuery.ofRound(stock, -1);
        for (StockQuery query : queries) {
            ways(query).values().forEach(way -> warmUp(way));
        }
        for (int q = 0; q < queries.size(); q++) {
            for (int clients : CLIENTS) {
                Map<String, Timings> timings = measure(q, clients);
                double limit = timings.get(JDBC).perSecond();
                String label = queries.get(q).label();
                timings.forEach((way, t) -> table.row(label, way, Integer.toString(clients), "%,.0f".formatted(t.perSecond()), ms(t.percentileMs(0.5)),
                        ms(t.percentileMs(0.95)), ms(t.percentileMs(0.99)), "%.2f".formatted(t.perSecond() / limit)));
                if (clients == 1) {
                    p95.put(label, timings.get(ITI_18).percentileMs(0.95));
                }
            }
        }
        table.print(out, markdown);
        return p95;
    }

    private void warmUp(Caller.Factory way) {
        try {
            new Round(2, Integer.MAX_VALUE, WARM_UP.dividedBy(2)).run(way);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Every round asks something else; in every second one the order is turned round, so that nobody always finds the cache warmed by the other. */
    private Map<String, Timings> measure(int query, int clients) throws InterruptedException {
        Map<String, List<Timings>> all = new LinkedHashMap<>();
        for (String way : List.of(ITI_18, JDBC, JDBC_INFLATING)) {
            all.put(way, new ArrayList<>());
        }
        for (int round = 0; round < rounds; round++) {
            Map<String, Caller.Factory> ways = ways(StockQuery.ofRound(stock, round).get(query));
            List<String> order = new ArrayList<>(ways.keySet());
            if (round % 2 == 1) {
                Collections.reverse(order);
            }
            for (String way : order) {
                all.get(way).add(new Round(clients, Integer.MAX_VALUE, length).run(ways.get(way)));
            }
        }
        Map<String, Timings> timings = new LinkedHashMap<>();
        all.forEach((way, several) -> timings.put(way, Timings.of(several)));
        return timings;
    }

    private Map<String, Caller.Factory> ways(StockQuery query) {
        Map<String, Caller.Factory> ways = new LinkedHashMap<>();
        ways.put(ITI_18, () -> new SoapReader(query, registry));
        ways.put(JDBC, () -> new JdbcReader(query, postgres, false));
        ways.put(JDBC_INFLATING, () -> new JdbcReader(query, postgres, true));
        return ways;
    }

    private static String ms(double milliseconds) {
        return "%.2f".formatted(milliseconds);
    }
}
