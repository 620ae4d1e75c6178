package bpflab.why;

import bpflab.elf.ProgramSpec;
import bpflab.insn.Condition;
import bpflab.insn.Decoder;
import bpflab.insn.Instruction;
import bpflab.why.CodeFacts.CLine;
import bpflab.why.walk.Turn;
import java.util.Comparator;

/** A program's instructions, and the C lines that they were made from. */
record CodeLines(ProgramSpec program) {
    /** The line of an instruction. */
    CLine line(int slot) {
        return program.lines().stream()
                .filter(each -> each.slot() <= slot)
                .max(Comparator.comparingInt(each -> each.slot()))
                .map(each -> new CLine(each.file().replaceFirst(".*/", "") + ":" + each.line(), each.text()))
                .orElse(new CLine("", ""));
    }

    /** Whether the way that was not taken is that of two numbers that are the same. */
    boolean wantsEqual(Turn turn) {
        return Decoder.decode(program.code()).stream()
                .filter(placed -> placed.at().index() == turn.slot())
                .map(placed -> ((Instruction.JumpIf) placed.instruction()).condition())
                .anyMatch(condition -> condition == (turn.jumped() ? Condition.NE : Condition.EQ));
    }
}
