package org.affinitydomain.tools.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The server's log of garbage collections: the heap before and after each one, in MiB. */
final class HeapLog {

    private static final Pattern PAUSE = Pattern.compile("Pause .*?(\\d+)M->(\\d+)M\\((\\d+)M\\)");
    private final Path file;

    HeapLog(Path file) {
        this.file = file;
    }

    /** The option that makes the server write it. */
    String option() {
        return "-Xlog:gc:file=" + file;
    }

    /** Lines so far: a mark for {@link #since}. */
    int mark() throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return (int) lines.count();
        }
    }

    /** What the collections since a mark say. */
    Usage since(int mark) throws IOException {
        List<Matcher> pauses;
        try (Stream<String> lines = Files.lines(file)) {
            pauses = lines.skip(mark).map(PAUSE::matcher).filter(Matcher::find).toList();
        }
        return new Usage(pauses.size(), pauses.stream().mapToInt(m -> Integer.parseInt(m.group(1))).max().orElse(0),
                pauses.stream().mapToInt(m -> Integer.parseInt(m.group(2))).max().orElse(0),
                pauses.stream().mapToInt(m -> Integer.parseInt(m.group(2))).min().orElse(0));
    }

    /**
     * Heap in use, MiB.
     *
     * @param collections how many there were
     * @param mostBefore  the most before a collection
     * @param mostAfter   the most that a collection left
     * @param leastAfter  the least that a collection left
     */
    record Usage(int collections, int mostBefore, int mostAfter, int leastAfter) {
    }
}
