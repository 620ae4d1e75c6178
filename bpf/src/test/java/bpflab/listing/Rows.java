package bpflab.listing;

import java.util.List;

/** What rows hold, a line each, for tests of what is listed; how it is laid out is the shell's to show. */
final class Rows {
    private Rows() {}

    static List<String> text(List<Row> rows) {
        return rows.stream().map(Rows::text).toList();
    }

    private static String text(Row row) {
        if (row instanceof Row.Source line) {
            return "; " + line.text();
        }
        return row instanceof Row.Code code ? code.at() + ": " + code.text() : ((Row.Function) row).text();
    }
}
