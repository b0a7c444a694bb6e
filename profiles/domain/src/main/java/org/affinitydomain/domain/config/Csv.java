package org.affinitydomain.domain.config;

import java.util.ArrayList;
import java.util.List;

/** Comma separated values as RFC 4180 has them: quotes around a value that holds a comma, a quote or a line break. */
final class Csv {

    /** One row and the line on which it begins. */
    record Row(int line, List<String> cells) {
    }

    private final String text;
    private int position;
    private int line = 1;

    private Csv(String text) {
        this.text = text;
    }

    /** All rows that are not blank. */
    static List<Row> rows(String text) {
        Csv csv = new Csv(text);
        List<Row> rows = new ArrayList<>();
        while (csv.position < text.length()) {
            Row row = csv.row();
            if (row.cells.size() > 1 || !row.cells.get(0).isBlank()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private Row row() {
        int start = line;
        List<String> cells = new ArrayList<>();
        do {
            cells.add(cell());
        } while (take(','));
        take('\r');
        take('\n');
        return new Row(start, cells);
    }

    private String cell() {
        StringBuilder cell = new StringBuilder();
        boolean quoted = take('"');
        while (position < text.length()) {
            char c = text.charAt(position);
            if (quoted ? c == '"' : c == ',' || c == '\r' || c == '\n') {
                if (!quoted) {
                    break;
                }
                position++;
                quoted = take('"');
                if (quoted) {
                    cell.append('"');
                }
                continue;
            }
            cell.append(c);
            advance(c);
        }
        return cell.toString().strip();
    }

    private boolean take(char expected) {
        boolean there = position < text.length() && text.charAt(position) == expected;
        if (there) {
            advance(expected);
        }
        return there;
    }

    private void advance(char c) {
        position++;
        if (c == '\n') {
            line++;
        }
    }
}
