package org.affinitydomain.tools;

import java.io.PrintStream;
import java.util.function.LongConsumer;

/**
 * Shows how far something is: a bar that is redrawn on a terminal, one line at the end elsewhere.
 */
public final class Progress implements LongConsumer, AutoCloseable {
    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = 100_000_000;

    private final PrintStream out;
    private final boolean terminal;
    private final String title;
    private final String unit;
    private final long total;
    private long done;
    private long drawn;
    private final long started = System.nanoTime();

    /**
     * @param title what is being done
     * @param total how much there is, in units; 0 when that is not known
     * @param unit  what is counted: {@code B} for bytes, else a word such as {@code images}
     */
    public Progress(String title, long total, String unit) {
        this.out = System.out;
        this.terminal = Boolean.getBoolean("affinity.terminal");
        this.title = title;
        this.total = total;
        this.unit = unit;
    }

    /** So much is done in all. */
    @Override
    public void accept(long nowDone) {
        done = nowDone;
        if (terminal && System.nanoTime() - drawn > REDRAW_NANOS) {
            drawn = System.nanoTime();
            draw();
        }
    }

    private void draw() {
        long of = Math.max(total, 1);
        int filled = (int) Math.min(WIDTH, done * WIDTH / of);
        String bar = total == 0 ? "" : " [" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "]";
        out.print("\r  " + title + bar + " " + amount(done) + (total == 0 ? "" : " of " + amount(total)) + rate() + "   ");
        out.flush();
    }

    /** Prints a line of its own above the bar. */
    public void line(String text) {
        if (terminal) {
            out.print("\r\033[K");
        }
        out.println(text);
        if (terminal) {
            draw();
        }
    }

    private String amount(long value) {
        return unit.equals("B") ? "%.1f MB".formatted(value / 1e6) : value + " " + unit;
    }

    private String rate() {
        double seconds = (System.nanoTime() - started) / 1e9;
        return unit.equals("B") && seconds > 0.5 ? ", %.1f MB/s".formatted(done / 1e6 / seconds) : "";
    }

    /** Ends the line. */
    @Override
    public void close() {
        if (terminal) {
            draw();
            out.println();
        } else {
            out.println("  " + title + ": " + amount(done) + rate());
        }
    }
}
