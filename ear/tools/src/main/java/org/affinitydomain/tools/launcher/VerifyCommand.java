package org.affinitydomain.tools.launcher;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.domain.DocumentRepositoryLocation;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.Progress;
import org.affinitydomain.tools.server.Endpoints;
import org.affinitydomain.tools.server.Installation;
import org.affinitydomain.tools.verify.EntrySummary;
import org.affinitydomain.tools.verify.EntryVerification;
import org.affinitydomain.tools.verify.Finding;
import org.affinitydomain.tools.verify.Summary;
import org.affinitydomain.tools.verify.Verification;

/** Looks whether the repository's storage, its index and the registry agree, from both sides. */
final class VerifyCommand implements Command {
    private final Installation installation;

    VerifyCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String help() {
        return """
                usage: ./affinity verify [--fast] [--registry URL]

                Looks at every document of the running repository: whether its bytes are in the storage and are those that were
                submitted, whether the registry has its entry and says the same of it, and whether something lies in the
                storage that belongs to no document. Then looks at every entry that the registry has for this repository:
                whether its document is there at all. Changes nothing. One line a finding: what kind, the document's uniqueId,
                what was found, what to do. Exit code 0 when there are none, 1 otherwise.

                  --fast          compares sizes only and does not read the documents
                  --registry URL  base of the registry's addresses when it runs in another server, as http://127.0.0.1:18080
                                  at the near end of a tunnel; without it, its entries are not looked up then
                """;
    }

    @Override
    public Options options() {
        return new Options(Set.of("--fast"), Set.of("--registry"));
    }

    @Override
    public int run(Arguments arguments) throws IOException, InterruptedException {
        Endpoints endpoints = Endpoints.of(installation);
        String registry = arguments.value("--registry").map(VerifyCommand::base).orElse(endpoints.base());
        boolean fast = arguments.has("--fast");
        Summary documents;
        try (Shown shown = new Shown("documents")) {
            documents = new Verification(endpoints.base(), fast).run(shown).orElseThrow(() -> new CommandFailure(
                    "nothing was compared: the repository does not run here; ./affinity verify is for the server that it runs in"));
            shown.progress(documents.documents());
        }
        Optional<EntrySummary> entries = entries(endpoints, registry, documents.documents());
        long missing = documents.missing() + entries.map(EntrySummary::missing).orElse(0L);
        print("documents", documents.documents(), "%,d bytes, stored in %,d".formatted(documents.bytes(), documents.storedBytes()));
        print("under way", documents.underWay(), "being submitted or removed; the sweep settles what stays so");
        entries.ifPresentOrElse(told -> print("entries", told.documents(), "documents that the registry has entries of for this repository"),
                () -> System.out.println("entries were not looked up: no registry runs at " + registry + "; --registry says where it is"));
        print("missing", missing, "documents without their bytes, or entries without their document");
        print("altered", documents.altered(), fast ? "of another size; not read, because of --fast" : "not what was submitted or registered");
        print("orphaned", documents.orphaned(), "bytes without a document, or documents without an entry");
        return missing + documents.altered() + documents.orphaned() == 0 ? 0 : 1;
    }

    private static String base(String url) {
        if (!url.matches("https?://[^/\\s?#]+/*")) {
            throw new CommandFailure("--registry takes http://host:port or https://host:port, not '" + url + "'");
        }
        return url.replaceFirst("/+$", "");
    }

    private static Optional<EntrySummary> entries(Endpoints endpoints, String registry, long expected)
            throws IOException, InterruptedException {
        String repository = endpoints.domain().localRepository().map(DocumentRepositoryLocation::uniqueId)
                .orElseThrow(() -> new CommandFailure("the domain file has no repository without a retrieveUrl, which would be the one of this installation"));
        try (Shown shown = new Shown("entries")) {
            return new EntryVerification(registry, endpoints.base(), repository).run(expected, shown);
        }
    }

    private static void print(String what, long count, String more) {
        System.out.printf("%-10s %,12d   %s%n", what, count, more);
    }

    /** What a person sees while it goes on. */
    private static final class Shown implements Verification.Listener, AutoCloseable {
        private final String unit;
        private Optional<Progress> progress = Optional.empty();

        Shown(String unit) {
            this.unit = unit;
        }

        @Override
        public void begin(long documents) {
            progress = Optional.of(new Progress("verifying", documents, unit));
        }

        @Override
        public void progress(long documents) {
            progress.ifPresent(bar -> bar.accept(documents));
        }

        @Override
        public void finding(Finding finding) {
            progress.ifPresentOrElse(bar -> bar.line(finding.line()), () -> System.out.println(finding.line()));
        }

        @Override
        public void close() {
            progress.ifPresent(Progress::close);
        }
    }
}
