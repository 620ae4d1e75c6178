package bpflab.listing;

import bpflab.btf.LineInfo;
import bpflab.insn.Placed;
import java.util.List;
import java.util.Optional;

/**
 * Which source line bpftool prints before an instruction: {@code bpf_prog_linfo__lfind} of libbpf, literally. Each line
 * printed moves the start of the search by one record, not to the record found; so where several records stand at one
 * instruction, the instructions behind it repeat the line.
 */
final class SourceLines {
    private final List<LineInfo> records;
    private int printed;

    SourceLines(List<LineInfo> records) {
        this.records = records;
    }

    /** The line to print before the next instruction; to be asked in the order of the code. */
    Optional<LineInfo> at(Placed placed) {
        int slot = placed.at().index();
        if (printed >= records.size() || slot < records.get(printed).slot()) {
            return Optional.empty();
        }
        int found = printed;
        while (found + 1 < records.size() && records.get(found + 1).slot() <= slot) {
            found++;
        }
        printed++;
        return Optional.of(records.get(found));
    }
}
