package org.affinitydomain.tools.launcher;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.tools.Progress;
import org.affinitydomain.tools.server.Endpoints;
import org.affinitydomain.tools.server.Installation;
import org.affinitydomain.tools.verify.Finding;
import org.affinitydomain.tools.verify.Summary;
import org.affinitydomain.tools.verify.Verification;

/** Looks whether the repository's storage, its index and the registry agree. */
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
                usage: ./affinity verify [--fast]

                Looks at every document of the running repository: whether its bytes are in the storage and are those that were
                submitted, whether the registry has its entry and says the same of it, and whether something lies in the
                storage that belongs to no document. Changes nothing. One line a finding: what kind, the document's uniqueId,
                what was found, what to do. Exit code 0 when there are none, 1 otherwise.

                  --fast   compares sizes only and does not read the documents
                """;
    }

    @Override
    public Options options() {
        return new Options(Set.of("--fast"), Set.of());
    }

    @Override
    public int run(Arguments arguments) throws IOException, InterruptedException {
        Summary summary;
        try (Shown shown = new Shown()) {
            summary = new Verification(Endpoints.of(installation).base(), arguments.has("--fast")).run(shown);
            shown.progress(summary.documents());
        }
        print("documents", summary.documents(), "%,d bytes, stored in %,d".formatted(summary.bytes(), summary.storedBytes()));
        print("under way", summary.underWay(), "being submitted or removed; the sweep settles what stays so");
        print("missing", summary.missing(), "without their bytes");
        print("altered", summary.altered(), arguments.has("--fast") ? "of another size; not read, because of --fast" : "not what was submitted or registered");
        print("orphaned", summary.orphaned(), "bytes without a document, or documents without an entry");
        return summary.findings() == 0 ? 0 : 1;
    }

    private static void print(String what, long count, String more) {
        System.out.printf("%-10s %,12d   %s%n", what, count, more);
    }

    /** What a person sees while it goes on. */
    private static final class Shown implements Verification.Listener, AutoCloseable {
        private Optional<Progress> progress = Optional.empty();

        @Override
        public void begin(long documents) {
            progress = Optional.of(new Progress("verifying", documents, "documents"));
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
