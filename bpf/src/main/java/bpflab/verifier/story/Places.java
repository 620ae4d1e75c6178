package bpflab.verifier.story;

import bpflab.btf.LineInfo;
import bpflab.elf.ProgramSpec;
import bpflab.insn.Slot;
import bpflab.verifier.log.BackwardsLog;
import bpflab.verifier.log.LogLine.Source;
import bpflab.verifier.log.LogLine.Step;
import java.util.List;
import java.util.Optional;

/**
 * The C lines of instructions. The object's line information goes first: it has columns, and the log leaves a line out
 * when it was the last one that it printed, even if the path to it was taken back since. Functions that a program calls
 * have their instructions behind its own; for these the log is asked.
 */
record Places(List<LineInfo> lines, int slots, BackwardsLog tail) {

    static Places of(ProgramSpec program, BackwardsLog tail) {
        return new Places(program.lines(), program.code().length / Slot.BYTES, tail);
    }

    /** The place of an instruction that is {@code back} lines before the log's end. */
    Optional<Place> of(Step step, int back) {
        Optional<Place> known = ofSlot(step.slot());
        return known.isPresent() ? known : fromLog(back);
    }

    /** The place of an instruction of the program itself, by line information. */
    Optional<Place> ofSlot(int slot) {
        if (slot >= slots) {
            return Optional.empty();
        }
        return lines.stream()
                .filter(line -> line.slot() <= slot && line.line() > 0 && !line.text().isBlank())
                .reduce((first, second) -> second)
                .map(Places::place);
    }

    private Optional<Place> fromLog(int back) {
        for (int i = back + 1; tail.has(i); i++) {
            if (tail.get(i) instanceof Source source && !source.code().isBlank()) {
                return Optional.of(completed(source));
            }
        }
        return Optional.empty();
    }

    /**
     * Before Linux 6.10 the log tells only the text: the line information that has the same text, if just one has it,
     * tells the rest.
     */
    private Place completed(Source source) {
        List<Place> same = lines.stream()
                .filter(line -> line.text().strip().equals(source.code()))
                .map(Places::place)
                .distinct()
                .toList();
        boolean onlyOne = source.line() == 0 && same.stream().map(Place::line).distinct().count() == 1;
        return onlyOne
                ? new Place(same.get(0).file(), same.get(0).line(), same.get(0).text(), 0)
                : new Place(source.file(), source.line(), source.code(), 0);
    }

    private static Place place(LineInfo line) {
        return new Place(line.file(), line.line(), line.text(), line.column());
    }
}
