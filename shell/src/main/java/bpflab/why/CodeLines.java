package bpflab.why;

import bpflab.btf.LineInfo;
import bpflab.elf.ProgramSpec;
import bpflab.insn.Condition;
import bpflab.insn.Decoder;
import bpflab.insn.Instruction;
import bpflab.why.CodeFacts.CLine;
import bpflab.why.walk.Turn;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A program's instructions, and the C lines that they were made from. */
record CodeLines(ProgramSpec program) {
    private static final Set<Condition> SAME = Set.of(Condition.EQ, Condition.NE, Condition.SET);

    /** The line of an instruction; of one that clang made of several lines, and gives line 0, the one before it. */
    CLine line(int slot) {
        return program.lines().stream()
                .filter(each -> each.slot() <= slot && each.line() > 0)
                .max(Comparator.comparingInt(each -> each.slot()))
                .map(CodeLines::line)
                .orElse(new CLine("", ""));
    }

    private static CLine line(LineInfo each) {
        return new CLine(each.file().replaceFirst(".*/", "") + ":" + each.line(), each.text());
    }

    /** The first line in which that stands: of several conditions that are one instruction the one that counts. */
    Optional<CLine> saying(String words) {
        Pattern pattern = Pattern.compile(words);
        return program.lines().stream().filter(each -> each.line() > 0 && pattern.matcher(each.text()).find())
                .findFirst().map(CodeLines::line);
    }

    /** Whether the way that was not taken is that of two numbers that are the same. */
    boolean wantsEqual(Turn turn) {
        return condition(turn).filter(turn.jumped() ? Condition.NE::equals : Condition.EQ::equals).isPresent();
    }

    /** Whether it asks which of two numbers is the greater one. */
    boolean orders(Turn turn) {
        return condition(turn).filter(condition -> !SAME.contains(condition)).isPresent();
    }

    private Optional<Condition> condition(Turn turn) {
        return Decoder.decode(program.code()).stream()
                .filter(placed -> placed.at().index() == turn.slot())
                .map(placed -> ((Instruction.JumpIf) placed.instruction()).condition())
                .findFirst();
    }
}
