package org.affinitydomain.tools.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.Json;

/**
 * The other way round: takes the documents that the registry has entries of ({@code POST /registry/verify}), and has the repository look them
 * up ({@code POST /repository/verify/entries}), some hundred at a time. The registry is not read faster than the repository looks up. This
 * is the operator's errand between two actors; they themselves speak to each other by transactions of the profile only.
 */
public final class EntryVerification {
    /** What the repository takes at a time. */
    static final int BATCH = 500;
    private final Actor registry;
    private final Actor repository;
    private final String repositoryUniqueId;

    /**
     * @param registry           base of the HTTP addresses of the registry's server
     * @param repository         the same of the repository's
     * @param repositoryUniqueId of the repository
     */
    public EntryVerification(String registry, String repository, String repositoryUniqueId) {
        this.registry = new Actor("registry", registry);
        this.repository = new Actor("repository", repository);
        this.repositoryUniqueId = repositoryUniqueId;
    }

    /**
     * Verifies.
     *
     * @param expected about how many documents there are
     * @return what was looked up and found; empty when the registry does not run there
     * @throws CommandFailure when there is no server, or the verification was not carried through
     */
    public Optional<EntrySummary> run(long expected, Verification.Listener listener) throws IOException, InterruptedException {
        Batches batches = new Batches(expected, listener);
        Optional<Json> end = registry.ask("/verify?repository=" + repositoryUniqueId, "", told -> {
            batches.add(told.text("uniqueId"));
        });
        if (end.isEmpty()) {
            return Optional.empty();
        }
        batches.lookUp();
        return Optional.of(batches.summary);
    }

    /** Collects uniqueIds, and has them looked up when they are enough. */
    private final class Batches {
        private final long expected;
        private final Verification.Listener listener;
        private final List<String> waiting = new ArrayList<>(BATCH);
        private EntrySummary summary = new EntrySummary(0, 0);

        Batches(long expected, Verification.Listener listener) {
            this.expected = expected;
            this.listener = listener;
        }

        void add(String uniqueId) throws IOException, InterruptedException {
            if (summary.documents() == 0 && waiting.isEmpty()) {
                listener.begin(expected);
            }
            waiting.add(uniqueId);
            if (waiting.size() == BATCH) {
                lookUp();
            }
        }

        void lookUp() throws IOException, InterruptedException {
            if (waiting.isEmpty()) {
                return;
            }
            Json found = repository.ask("/verify/entries", lines(waiting), told -> listener.finding(Finding.of(told)))
                    .orElseThrow(() -> new CommandFailure("the repository does not run any more; start the verification again"));
            summary = summary.plus(waiting.size(), Long.parseLong(found.text("missing")));
            waiting.clear();
            listener.progress(summary.documents());
        }
    }

    private static String lines(List<String> uniqueIds) throws IOException {
        StringWriter lines = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(lines)) {
            json.setRootValueSeparator(null);
            for (String uniqueId : uniqueIds) {
                json.writeStartObject();
                json.writeStringField("uniqueId", uniqueId);
                json.writeEndObject();
                json.writeRaw('\n');
            }
        }
        return lines.toString();
    }
}
