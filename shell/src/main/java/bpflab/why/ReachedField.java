package bpflab.why;

import bpflab.btf.Btf;
import bpflab.btf.Kind;
import bpflab.btf.Type;
import bpflab.elf.CoreRelocation;
import bpflab.elf.ProgramSpec;
import bpflab.hook.ProgramType;
import bpflab.insn.Decoder;
import bpflab.insn.Instruction;
import bpflab.insn.Operand;
import bpflab.insn.Placed;
import bpflab.trace.EventFormat;
import bpflab.why.walk.Caller;
import bpflab.why.walk.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A member of the kernel's structs that a program asks for, by the name that its object file keeps for it.
 *
 * @param words {@code pid of task_struct}; of an argument, which
 * @param start its first byte
 * @param array whether it is one
 * @param inNetworkOrder whether its first byte is the highest
 */
record ReachedField(String words, Origin.OfEvent start, boolean array, boolean inNetworkOrder) {
    private static final Pattern NAME = Pattern.compile("(?<of>\\w+)\\.(?<field>[\\w.]+?)(?:\\[(?<index>\\d+)])?");
    /** What raw tracepoints see: nothing but an array of the tracepoint's arguments. */
    private static final String ARGUMENTS = "bpf_raw_tracepoint_args";
    /** Where functions get their arguments on x86-64 (its System V ABI), as PT_REGS_PARM1 and its like have it. */
    private static final Map<String, String> REGISTERS = Map.of("di of pt_regs", "its argument 1",
            "si of pt_regs", "its argument 2", "dx of pt_regs", "its argument 3", "cx of pt_regs", "its argument 4",
            "r8 of pt_regs", "its argument 5", "r9 of pt_regs", "its argument 6", "ax of pt_regs", "the return value");
    /** Arrays of single characters only, as in {@code comm}. */
    private static final Pattern TEXT = Pattern.compile("\\p{Print}+");
    private static final Set<Integer> NUMBERS = Set.of(1, 2, 4, 8);
    private static final int MOST = 256;

    /**
     * What tells names.
     *
     * @param tracepoint where it is attached; empty where that is none
     * @param type whose argument it asks
     * @param types those of its file
     */
    record Around(ProgramSpec program, Optional<String> tracepoint, ProgramType type, Optional<Btf> types) {
        /** What a member of a tracepoint's event leads to, by that member's name: {@code filename}. */
        private Optional<String> behind(Origin.OfEvent last) {
            String[] names = tracepoint.orElse("").split("/");
            return names.length != 2 || last.through().size() != 1 ? Optional.empty()
                    : EventFormat.of(names[0], names[1]).flatMap(format -> format.fields().stream()
                            .filter(field -> field.offset() == last.through().get(0)).findFirst())
                            .map(EventFormat.Field::name);
        }

        /** A member of the program's argument. */
        private Optional<String> member(Origin.OfEvent last) {
            return types.filter(btf -> last.through().isEmpty() && !type.context().isEmpty()
                            && !type.context().equals(ARGUMENTS))
                    .flatMap(btf -> btf.find(Kind.STRUCT, type.context()).stream().mapToObj(btf::type).findFirst())
                    .flatMap(struct -> ((Type.Composite) struct).members().stream()
                            .filter(member -> member.bitOffset() == last.at() * Byte.SIZE).findFirst())
                    .map(member -> called(member.name(), type.context(), last));
        }
    }

    /** That one. */
    static ReachedField of(Around around, int before, Origin.OfEvent last) {
        List<Placed> code = Decoder.decode(around.program().code());
        ReachedField field = around.program().core().stream()
                .filter(each -> each.kind().equals("byte_off") && each.slot() < before)
                .flatMap(each -> named(each, code, last).stream())
                .max(Comparator.comparingInt(each -> each.start.at()))
                .orElseGet(() -> new ReachedField(around.behind(last).or(() -> around.member(last))
                        .orElseGet(() -> words(last)), last, false, false));
        return new ReachedField(field.words, field.start, field.array, field.start.through().isEmpty()
                && PacketFields.of(around.type()).inNetworkOrder().containsKey(field.start.at()));
    }

    /** {@code pid of task_struct}; of what the program is handed itself, nothing is to be said but the member. */
    private static String called(String field, String struct, Origin.OfEvent last) {
        String whole = field + " of " + struct;
        return REGISTERS.getOrDefault(whole, last.through().isEmpty() ? field : whole);
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
        return Optional.of(new ReachedField(called(name.group("field"), name.group("of"), last), new Origin.OfEvent(
                last.through(), offset.get() - index, last.size()), name.group("index") != null, false));
    }

    /** What is looked up stands in the instruction as it was compiled. */
    private static Optional<Integer> offset(Instruction instruction) {
        return Optional.ofNullable(instruction instanceof Instruction.Load load ? (Integer) load.from().offset()
                : instruction instanceof Instruction.Alu alu && alu.src() instanceof Operand.Imm imm
                        ? (Integer) imm.value() : null);
    }

    /** What is asked for, where it is a text. */
    Optional<String> text(Caller wanted) {
        if (inNetworkOrder) {
            return Optional.of(inNetworkOrder(wanted.inEvent(start)));
        }
        StringBuilder asked = new StringBuilder();
        while (asked.length() < MOST && wanted.asks(start.single(asked.length()))) {
            byte[] one = {(byte) wanted.inEvent(start.single(asked.length()))};
            asked.append(new String(one, StandardCharsets.ISO_8859_1));
        }
        String text = asked.toString().replaceFirst("\0.*", "");
        return (array || !NUMBERS.contains(asked.length())) && TEXT.matcher(text).matches()
                ? Optional.of(text) : Optional.empty();
    }

    /** An address with dots, a port as a number. */
    private String inNetworkOrder(long number) {
        return words.contains("ip4") ? IntStream.range(0, Integer.BYTES)
                .mapToObj(i -> String.valueOf(number >>> Byte.SIZE * i & 0xff)).collect(Collectors.joining("."))
                : String.valueOf(Short.toUnsignedInt(Short.reverseBytes((short) number)));
    }
}
