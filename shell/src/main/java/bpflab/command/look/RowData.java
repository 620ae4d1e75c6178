package bpflab.command.look;

import bpflab.listing.Row;
import java.util.AbstractList;
import java.util.List;

/** A row of a listing, as data. */
sealed interface RowData {
    /** The name of what follows. */
    record Function(String function) implements RowData {}

    /** A line of C, and where it stands. */
    record Source(String source, String file, int row, int column) implements RowData {}

    /** An instruction. */
    record Code(int at, String code, byte[] bytes) implements RowData {}

    /** An instruction that a loader puts something into. */
    record Filled(int at, String code, byte[] bytes, Relocation relocation) implements RowData {}

    /** What that is: its kind ({@code variable}, {@code kfunc}, of CO-RE {@code byte_off}), its name, its place. */
    record Relocation(String kind, String name, String where) {
        static Relocation of(Row.Note note) {
            return new Relocation(note.kind(), note.name(), note.where());
        }
    }

    /** All rows of a listing; each is made when it is asked for, which most never are. */
    static List<RowData> of(List<Row> rows) {
        return new AbstractList<>() {
            @Override
            public RowData get(int at) {
                return of(rows.get(at));
            }

            @Override
            public int size() {
                return rows.size();
            }
        };
    }

    private static RowData of(Row row) {
        if (row instanceof Row.Source source) {
            return new Source(source.text(), source.info().file(), source.info().line(),
                    source.info().column());
        } else if (row instanceof Row.Code code) {
            return code.note().kind().isEmpty()
                    ? new Code(code.at(), code.text(), code.bytes())
                    : new Filled(code.at(), code.text(), code.bytes(), Relocation.of(code.note()));
        }
        return new Function(((Row.Function) row).text());
    }
}
