package org.affinitydomain.tools.verify;

import java.io.IOException;
import java.util.Optional;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.Json;

/** A verification by the repository of a running server ({@code POST /repository/verify}), line by line as it is told. */
public final class Verification {
    private final Actor repository;
    private final boolean fast;

    /** Is told how it goes. */
    public interface Listener {

        /** About so many documents are to be looked at. */
        void begin(long documents);

        /** So many have been looked at. */
        void progress(long documents);

        /** Something is wrong. */
        void finding(Finding finding);
    }

    /**
     * @param server base of the server's HTTP addresses
     * @param fast   whether documents are not read
     */
    public Verification(String server, boolean fast) {
        this.repository = new Actor("repository", server);
        this.fast = fast;
    }

    /**
     * Verifies.
     *
     * @return what the server looked at and found; empty when the repository does not run there
     * @throws CommandFailure when there is no server, or the verification was not carried through
     */
    public Optional<Summary> run(Listener listener) throws IOException, InterruptedException {
        Optional<Json> summary = repository.ask(fast ? "/verify?fast=true" : "/verify", "", told -> {
            if (told.optional("finding").isPresent()) {
                listener.finding(Finding.of(told));
            } else if (told.optional("total").isPresent()) {
                listener.begin(Long.parseLong(told.text("total")));
            } else {
                listener.progress(Long.parseLong(told.text("documents")));
            }
        });
        return summary.isPresent() ? Optional.of(Summary.of(summary.get())) : Optional.empty();
    }
}
