package org.affinitydomain.tools.bench.registry;

import java.io.PrintStream;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.affinitydomain.tools.bench.database.Postgres;
import org.affinitydomain.tools.bench.measure.Round;
import org.affinitydomain.tools.bench.measure.Table;
import org.affinitydomain.tools.bench.measure.Timings;
import org.affinitydomain.tools.bench.soap.SoapPost;
import org.affinitydomain.xds.soap.SoapAction;

/** ITI-42 on top of a stock, beside plain JDBC that commits the same rows to the same tables, in turns. */
final class RegisterBench {

    private static final int[] CLIENTS = {1, 4, 16};
    private static final Duration NO_LIMIT = Duration.ofHours(1);

    private final Registrations registrations;
    private final Postgres postgres;
    private final URI registry;
    private final int rounds;
    private final int count;

    /** @param count registrations in a round */
    RegisterBench(Stock stock, int rounds, int count) {
        this.registrations = new Registrations(stock);
        this.postgres = stock.installation().postgres();
        this.registry = URI.create(stock.installation().endpoints().all().get("registry.register"));
        this.rounds = rounds;
        this.count = count;
    }

    void run(PrintStream out, boolean markdown) throws SQLException, InterruptedException {
        Table table = new Table("ITI-42, one manifest in a submission; %,d registrations in a round".formatted(count),
                "way", "clients", "per second", "p50 ms", "p95 ms", "p99 ms", "beside JDBC");
        soap(4);
        jdbc(4);
        for (int clients : CLIENTS) {
            List<Timings> soap = new ArrayList<>();
            List<Timings> jdbc = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                soap.add(soap(clients));
                jdbc.add(jdbc(clients));
            }
            double limit = Timings.of(jdbc).perSecond();
            row(table, "ITI-42", clients, Timings.of(soap), limit);
            row(table, "JDBC, the same rows", clients, Timings.of(jdbc), limit);
        }
        table.print(out, markdown);
    }

    private Timings soap(int clients) throws InterruptedException {
        List<byte[]> messages = registrations.messages(count);
        return new Round(clients, count, NO_LIMIT).run(() -> {
            SoapPost post = SoapPost.plain(registry, SoapAction.REGISTER_DOCUMENT_SET.uri());
            return call -> post.expect("RegistryError ", 0, messages.get(call));
        });
    }

    private Timings jdbc(int clients) throws SQLException, InterruptedException {
        var rows = registrations.rows(count);
        return new Round(clients, count, NO_LIMIT).run(() -> new JdbcWriter(rows, postgres));
    }

    private static void row(Table table, String way, int clients, Timings timings, double limit) {
        table.row(way, Integer.toString(clients), "%,.0f".formatted(timings.perSecond()), "%.2f".formatted(timings.percentileMs(0.5)),
                "%.2f".formatted(timings.percentileMs(0.95)), "%.2f".formatted(timings.percentileMs(0.99)),
                "%.2f".formatted(timings.perSecond() / limit));
    }
}
