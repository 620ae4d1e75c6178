package bpflab.listing;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.IntStream;

/** Rows of which each is made when it is asked for; what it is, is known before. */
public abstract class LazyRows extends AbstractList<Row> implements RandomAccess {
    /** Whether a row is an instruction. */
    public abstract boolean isCode(int row);

    /** The numbers of the rows that name functions, in order. */
    public abstract int[] functions();

    /** Whether a row is an instruction, of any rows. */
    public static boolean isCode(List<Row> rows, int row) {
        return rows instanceof LazyRows made ? made.isCode(row) : rows.get(row) instanceof Row.Code;
    }

    /** The numbers of the rows that name functions, in order, of any rows. */
    public static int[] functions(List<Row> rows) {
        return rows instanceof LazyRows made
                ? made.functions()
                : IntStream.range(0, rows.size()).filter(row -> rows.get(row) instanceof Row.Function).toArray();
    }
}
