package org.affinitydomain.tools.bench.measure;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table, as aligned text for a terminal or as Markdown for a document. Not for several threads. */
public final class Table {

    private final String title;
    private final List<List<String>> rows = new ArrayList<>();

    /** With a title, and the heads of its columns. */
    public Table(String title, String... heads) {
        this.title = title;
        rows.add(List.of(heads));
    }

    /** Adds a row. */
    public Table row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException("the table has " + rows.get(0).size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Prints it after an empty line. */
    public void print(PrintStream out, boolean markdown) {
        out.println();
        out.println(markdown ? "### " + title : title);
        out.println();
        int[] widths = IntStream.range(0, rows.get(0).size()).map(c -> rows.stream().mapToInt(row -> row.get(c).length()).max().orElse(0)).toArray();
        for (int r = 0; r < rows.size(); r++) {
            out.println(markdown ? "| " + String.join(" | ", rows.get(r)) + " |" : aligned(rows.get(r), widths));
            if (r == 0) {
                out.println(markdown ? "|" + "---|".repeat(widths.length)
                        : IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("  ")));
            }
        }
        out.flush();
    }

    /** The first column to the left, numbers to the right. */
    private static String aligned(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            line.append(c == 0 ? "" : "  ").append(("%" + (c == 0 ? "-" : "") + Math.max(1, widths[c]) + "s").formatted(row.get(c)));
        }
        return line.toString().stripTrailing();
    }
}
