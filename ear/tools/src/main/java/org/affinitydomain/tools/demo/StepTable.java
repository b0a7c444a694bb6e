package org.affinitydomain.tools.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Prints the steps of the demonstration as rows of a table, each as soon as it is done. */
final class StepTable {
    /** Bytes that this side does not see. */
    static final long NOT_KNOWN = -1;
    private static final List<Integer> WIDTHS = List.of(4, 22, 40, 44, 8, 12);
    private final PrintStream out;
    private int steps;

    StepTable(PrintStream out) {
        this.out = out;
    }

    void head() {
        out.println();
        line(List.of("Step", "Transaction", "Sent", "Came back", "ms", "Bytes"));
        out.println("-".repeat(WIDTHS.stream().mapToInt(width -> width + 2).sum() - 2));
    }

    /**
     * @param transaction the transaction's name
     * @param sent        what was sent
     * @param cameBack    what came back
     * @param took        from the request to the last byte of the answer
     * @param bytes       of the documents or messages that came back, or were sent where nothing of size comes back, or
     *                    {@link #NOT_KNOWN}
     */
    void step(String transaction, String sent, String cameBack, Duration took, long bytes) {
        line(List.of(Integer.toString(++steps), transaction, sent, cameBack, Long.toString(took.toMillis()),
                bytes == NOT_KNOWN ? "-" : "%,d".formatted(bytes)));
    }

    private void line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            int width = WIDTHS.get(i);
            String cut = cell.length() > width ? cell.substring(0, width - 1) + "…" : cell;
            boolean number = i >= 4;
            line.append(number ? " ".repeat(width - cut.length()) + cut : cut + " ".repeat(width - cut.length())).append("  ");
        }
        out.println(line.toString().stripTrailing());
    }
}
