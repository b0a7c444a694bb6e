package org.affinitydomain.tools.bench.registry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.affinitydomain.registry.register.SubmissionRows;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.tools.bench.soap.Envelope;
import org.affinitydomain.xds.message.SubmitObjectsMessage;
import org.affinitydomain.xds.soap.SoapAction;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;

/**
 * New entries on top of a stock, prepared before the clock runs: as ITI-42 messages, or as the rows that ITI-42 makes of
 * them. They are of patients who may have any number of entries, so that the others keep theirs. Not for several threads.
 */
public final class Registrations {

    /** As {@code registry_object_seq} allots keys. */
    private static final int BLOCK = 1_000;
    private static final long NUMBERS_PER_SECOND = 100_000;

    private final Stock stock;
    private final LoadedSubmission submissions;
    private final SplittableRandom random = new SplittableRandom(42);
    /** Beyond the numbers of the stock and of every run before. */
    private long number = System.currentTimeMillis() / 1000 * NUMBERS_PER_SECOND;

    /** For a stock. */
    public Registrations(Stock stock) {
        this.stock = stock;
        this.submissions = new LoadedSubmission(new RegisteredCodes(stock.installation().postgres()));
    }

    /** ITI-42 messages. */
    List<byte[]> messages(int count) {
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SubmitObjectsRequest request = SubmitObjectsRequest.of(stock.entries().registered(number++, patient()));
            messages.add(Envelope.of(SoapAction.REGISTER_DOCUMENT_SET.uri(), xml -> SubmitObjectsMessage.write(request, xml)));
        }
        return messages;
    }

    /** The rows of as many registrations. */
    public List<List<ObjectRow>> rows(int count) throws SQLException {
        List<List<ObjectRow>> rows = new ArrayList<>();
        try (Connection connection = stock.installation().postgres().connect(); Statement statement = connection.createStatement()) {
            Keys keys = new Keys(statement);
            for (int i = 0; i < count; i++) {
                int patient = patient();
                rows.add(submissions.rows(stock.entries().registered(number++, patient), StockLoader.patientKey(patient), keys));
            }
        }
        return rows;
    }

    /** The number of a new entry. */
    public long nextNumber() {
        return number++;
    }

    /** Any patient who may get more entries. */
    public int patient() {
        return stock.plan().otherPatient(random.nextInt(stock.plan().otherPatients()));
    }

    private static final class Keys implements SubmissionRows.Keys {
        private final Statement statement;
        private long next;
        private long end;

        Keys(Statement statement) {
            this.statement = statement;
        }

        @Override
        public long next() throws SQLException {
            if (next == end) {
                try (ResultSet block = statement.executeQuery("SELECT nextval('registry_object_seq')")) {
                    block.next();
                    next = block.getLong(1);
                    end = next + BLOCK;
                }
            }
            return next++;
        }
    }
}
