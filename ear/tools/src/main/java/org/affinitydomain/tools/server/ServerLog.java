package org.affinitydomain.tools.server;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a log file from its end. */
public final class ServerLog {
    private static final int WINDOW = 256 * 1024;
    private static final Pattern ERROR = Pattern.compile("(?:\\S+ +(?:ERROR|FATAL) .*)|Caused by: .*");

    private static final Pattern CAUSE = Pattern.compile("Caused by: .*?(AFF\\d{4} .*)");
    private static final Pattern END_OF_MESSAGE = Pattern.compile("\\s+(?:at |\\.\\.\\. \\d+ more)|Caused by: |\\s*Suppressed: |\\d{4}-\\d{2}-\\d{2}T|$");

    private final Path file;

    /** Of that file, which need not exist yet. */
    public ServerLog(Path file) {
        this.file = file;
    }

    /** The last lines, looked for in the last 256 KiB. */
    public List<String> last(int lines) throws IOException {
        List<String> window = after(Math.max(0, size() - WINDOW));
        return window.subList(Math.max(0, window.size() - lines), window.size());
    }

    /** The last lines of level ERROR, and their causes, that were written after the given position. */
    List<String> lastErrors(long position, int lines) throws IOException {
        List<String> errors = after(Math.max(position, size() - WINDOW)).stream().filter(line -> ERROR.matcher(line).matches()).toList();
        return errors.subList(Math.max(0, errors.size() - lines), errors.size());
    }

    /**
     * The last message of this product (AFFnnnn) that was the cause of an error, with all its lines; empty when there is none
     * after the given position. It says what to do, which the exceptions around it do not.
     */
    List<String> lastCause(long position) throws IOException {
        List<String> lines = after(Math.max(position, size() - WINDOW));
        for (int i = lines.size() - 1; i >= 0; i--) {
            Matcher cause = CAUSE.matcher(lines.get(i));
            if (cause.matches()) {
                List<String> message = new ArrayList<>(List.of(cause.group(1)));
                lines.subList(i + 1, lines.size()).stream().takeWhile(line -> !END_OF_MESSAGE.matcher(line).lookingAt()).forEach(message::add);
                return message;
            }
        }
        return List.of();
    }

    /** How many bytes it has now; 0 when it does not exist. */
    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** Hands on everything that is written from now on, also after the file was rotated; until the thread is interrupted. */
    public void follow(Consumer<String> text) throws IOException, InterruptedException {
        long position = size();
        while (true) {
            long size = size();
            if (size < position) {
                position = 0;
            }
            if (size > position) {
                byte[] chunk = read(position, (int) Math.min(WINDOW, size - position));
                position += chunk.length;
                text.accept(new String(chunk, StandardCharsets.UTF_8));
            } else {
                Thread.sleep(250);
            }
        }
    }

    private List<String> after(long position) throws IOException {
        long size = size();
        return size <= position ? List.of()
                : new String(read(position, (int) (size - position)), StandardCharsets.UTF_8).lines().toList();
    }

    private byte[] read(long position, int length) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(position);
            byte[] bytes = new byte[length];
            in.readFully(bytes);
            return bytes;
        }
    }
}
