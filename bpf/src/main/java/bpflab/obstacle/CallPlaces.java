package bpflab.obstacle;

import bpflab.btf.LineInfo;
import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.insn.Opcode;
import bpflab.insn.Slot;
import bpflab.verifier.story.Explanation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The C lines of a file that refer to a symbol. */
record CallPlaces(ObjectFile file, String symbol) {
    /** The functions that refer to it, programs first. */
    List<ProgramSpec> functions() {
        return Stream.concat(file.programs().stream(), file.subprograms().stream()).filter(this::refers).toList();
    }

    /** Whether it is called somewhere: then it is a function, and else may be a map or a variable. */
    boolean isCalled() {
        return functions().stream().anyMatch(function -> function.relocations().stream()
                .anyMatch(place -> place.symbol().equals(symbol)
                        && function.code()[place.slot() * Slot.BYTES] == (byte) Opcode.CALL));
    }

    /** The lines, each once, with a remark. */
    List<Explanation.Note> notes(String remark) {
        List<Explanation.Note> notes = new ArrayList<>();
        for (ProgramSpec function : functions()) {
            function.relocations().stream()
                    .filter(relocation -> relocation.symbol().equals(symbol))
                    .flatMap(relocation -> line(function, relocation.slot()).stream())
                    .map(line -> new Explanation.Note(line.file(), line.line(), line.text(), 0, 0, remark))
                    .filter(note -> !notes.contains(note))
                    .forEach(notes::add);
        }
        return notes;
    }

    private static List<LineInfo> line(ProgramSpec function, int slot) {
        return function.lines().stream()
                .filter(line -> line.slot() <= slot)
                .max(Comparator.comparingInt(LineInfo::slot))
                .stream()
                .toList();
    }

    private boolean refers(ProgramSpec function) {
        return function.relocations().stream().anyMatch(relocation -> relocation.symbol().equals(symbol));
    }
}
