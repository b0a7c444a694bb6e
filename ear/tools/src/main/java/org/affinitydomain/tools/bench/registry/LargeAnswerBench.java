package org.affinitydomain.tools.bench.registry;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.bench.measure.Table;
import org.affinitydomain.tools.bench.soap.SoapPost;
import org.affinitydomain.tools.bench.soap.SoapPost.Answer;
import org.affinitydomain.xds.transaction.AdhocQueryRequest.ReturnType;

/** All entries of the patient who has the most, in one answer, beside plain JDBC reading the same rows. */
final class LargeAnswerBench {

    private final Stock stock;
    private final int rounds;
    private final SoapPost post;

    private record Timed(double ms, Answer answer) {
    }

    LargeAnswerBench(Stock stock, int rounds) {
        this.stock = stock;
        this.rounds = rounds;
        this.post = SoapPost.plain(URI.create(stock.installation().endpoints().all().get("registry.query")), QueryMessages.ACTION);
    }

    void run(PrintStream out, boolean markdown) {
        Table table = new Table("ITI-18, one patient with %,d entries, one client".formatted(StockPlan.LARGE),
                "what", "ms", "first byte ms", "MB", "MB/s", "beside JDBC");
        StockQuery whole = StockQuery.largest(stock, ReturnType.LEAF_CLASS);
        StockQuery references = StockQuery.largest(stock, ReturnType.OBJECT_REF);
        try (JdbcReader jdbc = new JdbcReader(whole, stock.installation().postgres(), false);
             JdbcReader inflating = new JdbcReader(whole, stock.installation().postgres(), true)) {
            double limit = 0;
            for (JdbcReader reader : List.of(jdbc, inflating)) {
                double ms = median(reader).ms();
                limit = limit == 0 ? ms : limit;
                table.row(reader == jdbc ? "JDBC" : "JDBC and inflate", "%,.0f".formatted(ms), "", "", "", "%.2f".formatted(limit / ms));
            }
            row(table, whole, "ExtrinsicObject>", limit);
            row(table, references, "ObjectRef ", limit);
        } catch (SQLException | IOException e) {
            throw new CommandFailure("the patient with the most entries: " + e.getMessage());
        }
        table.print(out, markdown);
    }

    private Timed median(JdbcReader reader) throws SQLException, IOException {
        return median(() -> {
            reader.call(0);
            return new Answer(0, 0);
        });
    }

    private void row(Table table, StockQuery query, String counted, double limit) throws SQLException, IOException {
        byte[] message = query.message().apply(0);
        Timed median = median(() -> post.expect(counted, query.documents(), message));
        double megabytes = median.answer().bytes() / 1e6;
        table.row(query.label(), "%,.0f".formatted(median.ms()), "%.1f".formatted(median.answer().firstByteMs()), "%.1f".formatted(megabytes),
                "%.0f".formatted(megabytes / median.ms() * 1000), "%.2f".formatted(limit / median.ms()));
    }

    private interface Call {
        Answer make() throws SQLException, IOException;
    }

    /** The first calls are not counted. */
    private Timed median(Call call) throws SQLException, IOException {
        List<Timed> timed = new ArrayList<>();
        for (int i = -2; i < rounds; i++) {
            long begin = System.nanoTime();
            Answer answer = call.make();
            if (i >= 0) {
                timed.add(new Timed((System.nanoTime() - begin) / 1e6, answer));
            }
        }
        return timed.stream().sorted(Comparator.comparingDouble(Timed::ms)).skip(timed.size() / 2).findFirst().orElseThrow();
    }
}
