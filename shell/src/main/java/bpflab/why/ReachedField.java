package bpflab.why;

import bpflab.elf.CoreRelocation;
import bpflab.elf.ProgramSpec;
import bpflab.insn.Decoder;
import bpflab.insn.Instruction;
import bpflab.insn.Operand;
import bpflab.insn.Placed;
import bpflab.why.walk.Caller;
import bpflab.why.walk.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A member of the kernel's structs that a program asks for, by the name that its object file keeps for it.
 *
 * @param words {@code pid of task_struct}; of an argument, which
 * @param start its first byte
 * @param array whether it is one
 */
record ReachedField(String words, Origin.OfEvent start, boolean array) {
    private static final Pattern NAME = Pattern.compile("(?<of>\\w+)\\.(?<field>[\\w.]+?)(?:\\[(?<index>\\d+)])?");
    /** What raw tracepoints see: nothing but an array of the tracepoint's arguments. */
    private static final String ARGUMENTS = "bpf_raw_tracepoint_args";
    /** Arrays of single characters only, as in {@code comm}. */
    private static final Pattern TEXT = Pattern.compile("\\p{Print}+");
    private static final Set<Integer> NUMBERS = Set.of(1, 2, 4, 8);
    private static final int MOST = 256;

    /** That one. */
    static ReachedField of(ProgramSpec program, int before, Origin.OfEvent last) {
        List<Placed> code = Decoder.decode(program.code());
        return program.core().stream()
                .filter(each -> each.kind().equals("byte_off") && each.slot() < before)
                .flatMap(each -> named(each, code, last).stream())
                .max(Comparator.comparingInt(field -> field.start.at()))
                .orElseGet(() -> new ReachedField(words(last), last, false));
    }

    private static String words(Origin.OfEvent last) {
        return last.through().isEmpty() && last.at() >= 0 && last.at() % Long.BYTES == 0
                ? "its argument " + (last.at() / Long.BYTES + 1)
                : "bytes " + last.at() + " to " + (last.at() + last.size() - 1);
    }

    private static Optional<ReachedField> named(CoreRelocation by, List<Placed> code, Origin.OfEvent last) {
        Matcher name = NAME.matcher(by.name());
        Optional<Integer> offset = code.stream().filter(placed -> placed.at().index() == by.slot())
                .map(Placed::instruction).findFirst().flatMap(ReachedField::offset);
        if (!name.matches() || name.group("of").equals(ARGUMENTS) || offset.filter(at -> at <= last.at()).isEmpty()) {
            return Optional.empty();
        }
        int index = name.group("index") == null ? 0 : Integer.parseInt(name.group("index"));
        return Optional.of(new ReachedField(name.group("field") + " of " + name.group("of"),
                new Origin.OfEvent(last.through(), offset.get() - index, last.size()), name.group("index") != null));
    }

    /** What is looked up stands in the instruction as it was compiled. */
    private static Optional<Integer> offset(Instruction instruction) {
        return Optional.ofNullable(instruction instanceof Instruction.Load load ? (Integer) load.from().offset()
                : instruction instanceof Instruction.Alu alu && alu.src() instanceof Operand.Imm imm
                        ? (Integer) imm.value() : null);
    }

    /** What is asked for, where it is a text. */
    Optional<String> text(Caller wanted) {
        StringBuilder asked = new StringBuilder();
        while (asked.length() < MOST && wanted.asks(start.single(asked.length()))) {
            byte[] one = {(byte) wanted.inEvent(start.single(asked.length()))};
            asked.append(new String(one, StandardCharsets.ISO_8859_1));
        }
        String text = asked.toString().replaceFirst("\0.*", "");
        return (array || !NUMBERS.contains(asked.length())) && TEXT.matcher(text).matches()
                ? Optional.of(text) : Optional.empty();
    }
}
