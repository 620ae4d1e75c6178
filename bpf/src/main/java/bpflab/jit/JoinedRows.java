package bpflab.jit;

import bpflab.listing.LazyRows;
import bpflab.listing.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of several parts, one behind the other; nothing is copied. */
final class JoinedRows extends LazyRows {
    private final MachineRows[] parts;
    /** The number of each part's first row, and behind them the number of all. */
    private final int[] starts;

    JoinedRows(List<MachineRows> given) {
        List<MachineRows> full = new ArrayList<>();
        for (MachineRows part : given) {
            if (!part.isEmpty()) {
                full.add(part);
            }
        }
        parts = full.toArray(MachineRows[]::new);
        starts = new int[parts.length + 1];
        for (int part = 0; part < parts.length; part++) {
            starts[part + 1] = starts[part] + parts[part].size();
        }
    }

    @Override
    public int size() {
        return starts[parts.length];
    }

    @Override
    public boolean isCode(int row) {
        int part = part(row);
        return parts[part].isCode(row - starts[part]);
    }

    @Override
    public int[] functions() {
        int[] found = new int[0];
        for (int part = 0; part < parts.length; part++) {
            int before = found.length;
            int[] its = parts[part].functions();
            found = Arrays.copyOf(found, before + its.length);
            for (int i = 0; i < its.length; i++) {
                found[before + i] = starts[part] + its[i];
            }
        }
        return found;
    }

    @Override
    public Row get(int row) {
        int part = part(row);
        return parts[part].get(row - starts[part]);
    }

    private int part(int row) {
        int found = Arrays.binarySearch(starts, row);
        return found >= 0 ? found : -found - 2;
    }
}
