package org.affinitydomain.tools.bench.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.affinitydomain.tools.CommandFailure;

/** The programs of Debian's PostgreSQL 15. Root runs them as the user {@code postgres}, because they refuse to be run by root. */
final class PostgresPrograms {

    private static final Path FOLDER = Path.of("/usr/lib/postgresql/15/bin");
    private static final String OWNER = "postgres";
    private static final int TIMEOUT_MINUTES = 10;
    /**
     * The owner of the cluster may pass through folders that only root may enter, as the folder of an installation is one;
     * nothing has to be opened for it.
     */
    private static final List<String> AS_OWNER = List.of("setpriv", "--reuid=" + OWNER, "--regid=" + OWNER, "--init-groups",
            "--inh-caps=+dac_override", "--ambient-caps=+dac_override");

    private final boolean root;

    private PostgresPrograms(boolean root) {
        this.root = root;
    }

    /** @throws CommandFailure when they are not there */
    static PostgresPrograms installed() {
        if (!Files.isExecutable(FOLDER.resolve("pg_ctl"))) {
            throw new CommandFailure("this benchmark needs PostgreSQL 15 in " + FOLDER + " (Debian 12: apt-get install postgresql)");
        }
        return new PostgresPrograms("root".equals(System.getProperty("user.name")));
    }

    /** Makes the user that runs the programs the owner of a folder. */
    void giveAway(Path folder) throws IOException {
        if (root) {
            Files.setOwner(folder, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(OWNER));
        }
    }

    /** @throws CommandFailure with what the program said, when it fails */
    void run(String program, String... arguments) {
        Outcome outcome = execute(program, arguments);
        if (outcome.code() != 0) {
            throw new CommandFailure(program + " failed: " + outcome.output().strip());
        }
    }

    boolean succeeds(String program, String... arguments) {
        return execute(program, arguments).code() == 0;
    }

    private record Outcome(int code, String output) {
    }

    private Outcome execute(String program, String... arguments) {
        List<String> command = new ArrayList<>(root ? AS_OWNER : List.of());
        command.add(FOLDER.resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            // a file, not a pipe: the database server inherits it and would keep a pipe open
            Path output = Files.createTempFile(program, ".out");
            try {
                Process process = new ProcessBuilder(command).directory(Path.of("/").toFile()).redirectErrorStream(true)
                        .redirectOutput(output.toFile()).start();
                process.getOutputStream().close();
                if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new CommandFailure(program + " did not end within " + TIMEOUT_MINUTES + " minutes");
                }
                return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(program + " was interrupted");
        }
    }
}
