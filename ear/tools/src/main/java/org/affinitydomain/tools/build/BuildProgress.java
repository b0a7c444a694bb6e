package org.affinitydomain.tools.build;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Maven's output from standard input, keeps all of it in a log file and shows a person what matters: one line per
 * module, what has been downloaded, how the tests went, and after a failure the error lines.
 * <p>
 * Run from source ({@code java BuildProgress.java TITLE LOGFILE}) before anything is compiled, hence one file without
 * dependencies. The system property {@code affinity.terminal} says whether a person's terminal is at the other end.
 * Exit code 0 when Maven said BUILD SUCCESS, else 1.
 */
public final class BuildProgress {

    private static final Pattern MODULE = Pattern.compile("\\[INFO\\] Building (.+?) \\S+\\s+\\[(\\d+)/(\\d+)\\]");
    private static final Pattern DOWNLOADED =
            Pattern.compile("Downloaded from \\S+: (\\S+) \\((\\d+(?:\\.\\d+)?) (B|kB|MB|GB)");
    private static final Pattern UNDER_WAY = Pattern.compile("Progress \\(\\d+\\): (.*)");
    private static final Pattern TESTS =
            Pattern.compile("\\[(?:INFO|WARNING|ERROR)\\] Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+), Skipped: (\\d+)$");
    private static final Pattern TEST_CLASS = Pattern.compile("\\[INFO\\] Running (\\S+)");
    private static final int ERRORS_SHOWN = 25;

    private final PrintStream out = System.out;
    private final boolean terminal = Boolean.getBoolean("affinity.terminal");
    private final Instant started = Instant.now();
    private final List<String> errors = new ArrayList<>();
    private double downloadedMegabytes;
    private double announcedMegabytes;
    private int files;
    private int tests;
    private int skipped;
    private boolean success;
    private int transientLength;

    private BuildProgress() {
    }

    /** Arguments: a title, and the file that takes the whole output. */
    public static void main(String[] arguments) throws IOException {
        BuildProgress progress = new BuildProgress();
        Path log = Path.of(arguments[1]);
        progress.out.println(arguments[0] + " (full output: " + log + ")");
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
             PrintWriter file = new PrintWriter(Files.newBufferedWriter(log, StandardCharsets.UTF_8))) {
            // readLine also ends a line at a carriage return, with which Maven redraws its download counters
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!UNDER_WAY.matcher(line).lookingAt()) {
                    file.println(line);
                }
                progress.read(line.strip());
            }
        }
        System.exit(progress.end(log) ? 0 : 1);
    }

    private void read(String line) {
        Matcher match;
        if ((match = UNDER_WAY.matcher(line)).lookingAt()) {
            show("  downloading " + match.group(1).strip());
        } else if ((match = DOWNLOADED.matcher(line)).find()) {
            downloaded(Double.parseDouble(match.group(2)), match.group(3));
        } else if ((match = MODULE.matcher(line)).find()) {
            say("  [" + match.group(2) + "/" + match.group(3) + "] " + match.group(1));
        } else if ((match = TEST_CLASS.matcher(line)).find()) {
            show("        " + match.group(1));
        } else if ((match = TESTS.matcher(line)).find()) {
            tests += Integer.parseInt(match.group(1));
            skipped += Integer.parseInt(match.group(4));
        } else if (line.startsWith("SKIPPED")) {
            say("        " + line);
        } else if (line.contains("BUILD SUCCESS")) {
            success = true;
        } else if (line.startsWith("[ERROR]") && line.length() > "[ERROR] ".length()) {
            errors.add(line);
        } else if (line.startsWith("Error:") || line.contains("JAVA_HOME")) {
            errors.add(line);
        }
    }

    private void downloaded(double size, String unit) {
        files++;
        downloadedMegabytes += size * switch (unit) {
            case "B" -> 1e-6;
            case "kB" -> 1e-3;
            case "GB" -> 1e3;
            default -> 1;
        };
        String line = String.format("  downloaded %d files, %.1f MB", files, downloadedMegabytes);
        if (terminal) {
            show(line);
        } else if (downloadedMegabytes - announcedMegabytes >= 25) {
            announcedMegabytes = downloadedMegabytes;
            say(line);
        }
    }

    private boolean end(Path log) {
        Duration took = Duration.between(started, Instant.now());
        String time = String.format("%d min %02d s", took.toMinutes(), took.toSecondsPart());
        if (files > 0) {
            say(String.format("  downloaded %d files, %.1f MB in all", files, downloadedMegabytes));
        }
        if (tests > 0) {
            say(String.format("  %d tests run, %d skipped", tests, skipped));
        }
        if (success) {
            say("  done in " + time);
            return true;
        }
        clear();
        errors.stream().distinct().limit(ERRORS_SHOWN).forEach(System.err::println);
        System.err.println("affinity: the build failed after " + time + "; the whole story is in " + log);
        return false;
    }

    private void say(String line) {
        clear();
        out.println(line);
    }

    /** A line that the next one overwrites; on something that is not a terminal it is not shown. */
    private void show(String line) {
        if (terminal) {
            clear();
            String cut = line.length() > 100 ? line.substring(0, 100) : line;
            out.print(cut);
            out.flush();
            transientLength = cut.length();
        }
    }

    private void clear() {
        if (transientLength > 0) {
            out.print("\r" + " ".repeat(transientLength) + "\r");
            transientLength = 0;
        }
    }
}
