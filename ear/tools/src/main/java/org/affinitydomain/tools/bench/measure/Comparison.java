package org.affinitydomain.tools.bench.measure;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Several ways to do the same, measured in turns: the actor's first, then what it is compared with. In every second round
 * the order is turned round, so that nobody always finds caches warmed by the others. Not for several threads.
 */
public final class Comparison {

    private final List<String> ways;
    private final ServerCpu cpu;
    private final Map<String, List<Timings>> timings = new LinkedHashMap<>();
    private int rounds;

    /** The round of one way. */
    @FunctionalInterface
    public interface Turn {
        /** The callers of a way. */
        Caller.Factory of(String way) throws SQLException, IOException;
    }

    /**
     * A comparison without any round yet.
     *
     * @param ways by the names that tables give them; the first is the actor's, the second is the limit
     * @param cpu  of the actor's server
     */
    public Comparison(List<String> ways, ServerCpu cpu) {
        this.ways = List.copyOf(ways);
        this.cpu = cpu;
        ways.forEach(way -> timings.put(way, new ArrayList<>()));
    }

    /** The heads of the columns that {@link #addTo} fills. */
    public static String[] heads(String what, String limit) {
        return new String[] {what, "clients", "per second", "p50 ms", "p95 ms", "p99 ms", "server CPU ms", "beside " + limit};
    }

    /** Measures every way once. */
    public void round(Round round, Turn turn) throws SQLException, IOException, InterruptedException {
        List<String> order = new ArrayList<>(ways);
        if (rounds++ % 2 == 1) {
            Collections.reverse(order);
        }
        for (String way : order) {
            Caller.Factory callers = turn.of(way);
            timings.get(way).add(way.equals(ways.get(0)) ? cpu.during(round, callers) : round.run(callers));
        }
    }

    /** All rounds of a way. */
    public Timings of(String way) {
        return Timings.of(timings.get(way));
    }

    /** Adds a row for each way. */
    public void addTo(Table table, String label, int clients) {
        Optional<Double> limit = ways.stream().skip(1).findFirst().map(way -> of(way).perSecond());
        for (String way : ways) {
            Timings of = of(way);
            table.row(label + way, Integer.toString(clients), "%,.0f".formatted(of.perSecond()), ms(of.percentileMs(0.5)), ms(of.percentileMs(0.95)),
                    ms(of.percentileMs(0.99)), way.equals(ways.get(0)) ? ms(cpu.msPerCall()) : "",
                    limit.map(perSecond -> "%.2f".formatted(of.perSecond() / perSecond)).orElse(""));
        }
    }

    private static String ms(double milliseconds) {
        return "%.2f".formatted(milliseconds);
    }
}
