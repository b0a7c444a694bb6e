package org.affinitydomain.imagingsource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs of others that judge what is made here. */
public final class Commands {
    private static final long SECONDS = 60;

    private Commands() {
    }

    /** What a program said. */
    public record Output(int status, List<String> lines) {
    }

    /** Skips the test, and says so, when a program is not installed. */
    public static void require(String program, String debianPackage) {
        boolean there = Stream.of(System.getenv("PATH").split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (!there) {
            System.out.println("SKIPPED: " + program + " is not installed (Debian: apt-get install " + debianPackage + ")");
        }
        Assumptions.assumeTrue(there, program + " is not installed (Debian: apt-get install " + debianPackage + ")");
    }

    /** Skips the test, and says so, when files of a package are not installed. */
    public static void requireFolder(Path folder, String debianPackage) {
        if (!Files.isDirectory(folder)) {
            System.out.println("SKIPPED: " + folder + " is not there (Debian: apt-get install " + debianPackage + ")");
        }
        Assumptions.assumeTrue(Files.isDirectory(folder), folder + " is not there");
    }

    /** Runs a program to its end. */
    public static Output run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("output", ".txt");
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(Arrays.toString(command) + " does not end");
            }
            return new Output(process.exitValue(), Files.readAllLines(output));
        } finally {
            Files.delete(output);
        }
    }
}
