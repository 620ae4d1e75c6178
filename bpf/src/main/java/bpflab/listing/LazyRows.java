package bpflab.listing;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Rows of which each is made when it is asked for; what it is, is known before. */
public abstract class LazyRows extends AbstractList<Row> implements RandomAccess {
    /** Whether a row is an instruction. */
    public abstract boolean isCode(int row);

    /** The same of any rows. */
    public static boolean isCode(List<Row> rows, int row) {
        return rows instanceof LazyRows made ? made.isCode(row) : rows.get(row) instanceof Row.Code;
    }
}
