package org.affinitydomain.tools.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.fetch.Fetch;
import org.affinitydomain.tools.server.Endpoints;
import org.affinitydomain.tools.server.Installation;

/** Brings a patient's manifests and images into a folder. */
final class FetchCommand implements Command {
    private final Installation installation;

    FetchCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public String name() {
        return "fetch";
    }

    @Override
    public String help() {
        return """
                usage: ./affinity fetch --patient ID --out DIR [--server URL]

                Finds the patient's studies, and brings their manifests and all their images into DIR as DICOM files. Files that
                are there already are left alone, so an interrupted run is continued by running it again.

                  --patient ID   the patient: ID^^^&OID&ISO, or ID when the domain's first authority gave it
                  --out DIR      where the files go
                  --server URL   another server's address (default: this installation's)
                """;
    }

    @Override
    public Options options() {
        return new Options(Set.of(), Set.of("--patient", "--out", "--server"));
    }

    @Override
    public int run(Arguments arguments) throws IOException, InterruptedException {
        String patient = arguments.required("--patient");
        Path folder = Path.of(arguments.required("--out")).toAbsolutePath();
        String server = arguments.value("--server").isPresent() ? arguments.required("--server") : Endpoints.of(installation).base();
        Fetch.Result result = new Fetch(server, folder).patient(patient);
        if (result.studies() == 0) {
            throw new CommandFailure("no studies of patient " + patient + " were found at " + server);
        }
        System.out.printf("%d studies, %d files fetched (%.1f MB), %d already there: %s%n", result.studies(), result.fetched(),
                result.bytes() / 1e6, result.alreadyThere(), folder);
        return 0;
    }
}
