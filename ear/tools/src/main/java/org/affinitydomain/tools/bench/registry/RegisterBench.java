package org.affinitydomain.tools.bench.registry;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.tools.bench.measure.Caller;
import org.affinitydomain.tools.bench.measure.Comparison;
import org.affinitydomain.tools.bench.measure.Round;
import org.affinitydomain.tools.bench.measure.Table;
import org.affinitydomain.tools.bench.soap.SoapPost;
import org.affinitydomain.xds.soap.SoapAction;

/** ITI-42 on top of a stock, beside plain JDBC that commits the same rows to the same tables, in turns. */
final class RegisterBench {

    private static final int[] CLIENTS = {1, 4, 16};
    /** Registrations before anything is measured. */
    private static final int WARM_UP = 5_000;
    private static final String ITI_42 = "ITI-42";
    private static final String JDBC = "JDBC, the same rows";
    private static final List<String> WAYS = List.of(ITI_42, JDBC);
    private static final Duration NO_LIMIT = Duration.ofHours(1);

    private final Stock stock;
    private final Registrations registrations;
    private final int rounds;
    private final int count;

    /** @param count registrations in a round */
    RegisterBench(Stock stock, int rounds, int count) {
        this.stock = stock;
        this.registrations = new Registrations(stock);
        this.rounds = rounds;
        this.count = count;
    }

    void run(PrintStream out, boolean markdown) throws SQLException, IOException, InterruptedException {
        Table table = new Table("ITI-42, one manifest in a submission; %,d registrations in a round".formatted(count), Comparison.heads("way", JDBC));
        for (int calls = 0; calls < WARM_UP; calls += count) {
            new Round(4, count, NO_LIMIT).run(callers(ITI_42));
        }
        new Round(4, count, NO_LIMIT).run(callers(JDBC));
        for (int clients : CLIENTS) {
            Comparison comparison = new Comparison(WAYS, stock.installation().cpu());
            for (int round = 0; round < rounds; round++) {
                comparison.round(new Round(clients, count, NO_LIMIT), this::callers);
            }
            comparison.addTo(table, "", clients);
        }
        table.print(out, markdown);
    }

    private Caller.Factory callers(String way) throws SQLException {
        if (way.equals(JDBC)) {
            List<List<ObjectRow>> rows = registrations.rows(count);
            return () -> new JdbcWriter(rows, stock.installation().postgres());
        }
        URI registry = URI.create(stock.installation().endpoints().all().get("registry.register"));
        List<byte[]> messages = registrations.messages(count);
        return () -> {
            SoapPost post = SoapPost.plain(registry, SoapAction.REGISTER_DOCUMENT_SET.uri());
            return call -> post.expect("RegistryError ", 0, messages.get(call));
        };
    }
}
