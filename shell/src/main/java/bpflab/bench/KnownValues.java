package bpflab.bench;

import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.elf.Relocation;
import bpflab.elf.Section;
import bpflab.insn.Address;
import bpflab.insn.AluOp;
import bpflab.insn.Decoder;
import bpflab.insn.Instruction;
import bpflab.insn.Operand;
import bpflab.insn.Placed;
import bpflab.insn.Register;
import bpflab.insn.WideKind;
import bpflab.insn.Width;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What registers and stack surely hold while one goes through a function: numbers, places in read-only data and on the
 * stack. Where a jump arrives nothing is known, so what is said is right and much is left unsaid.
 */
final class KnownValues {

    /** A number, or a distance in bytes from the start of a section or from the frame pointer. */
    private record Value(String base, long number) {
        static final String NUMBER = "";
        static final String STACK = "stack";

        Value plus(long distance) {
            return new Value(base, number + distance);
        }
    }

    private final ObjectFile file;
    private final Map<Integer, Relocation> relocations = new HashMap<>();
    private final Set<Integer> arrivals = new HashSet<>();
    private final Map<Register, Value> registers = new HashMap<>();
    private final Map<Long, Byte> stack = new HashMap<>();

    KnownValues(ObjectFile file, ProgramSpec function) {
        this.file = file;
        function.relocations().forEach(relocation -> relocations.put(relocation.slot(), relocation));
        for (Placed placed : Decoder.decode(function.code())) {
            int next = placed.at().index() + 1;
            if (placed.instruction() instanceof Instruction.JumpIf jump) {
                arrivals.add(next + jump.distance());
            } else if (placed.instruction() instanceof Instruction.Jump jump) {
                arrivals.add(next + jump.distance());
            }
        }
        registers.put(Register.FRAME, new Value(Value.STACK, 0));
    }

    /** The number in a register. */
    Optional<Long> number(int register) {
        return Optional.ofNullable(registers.get(new Register(register)))
                .filter(value -> value.base().equals(Value.NUMBER))
                .map(Value::number);
    }

    /** The bytes that a register points at. */
    Optional<byte[]> text(int register, int bytes) {
        Value value = registers.get(new Register(register));
        return value == null || bytes < 0 ? Optional.empty() : bytes(value, bytes);
    }

    private Optional<byte[]> bytes(Value from, int count) {
        if (from.base().equals(Value.STACK)) {
            byte[] found = new byte[Math.min(count, 512)];
            for (int i = 0; i < found.length; i++) {
                Byte known = stack.get(from.number() + i);
                if (known == null) {
                    return Optional.empty();
                }
                found[i] = known;
            }
            return Optional.of(found);
        }
        return file.sections().stream()
                .filter(section -> section.name().equals(from.base()) && from.base().startsWith(".rodata"))
                .filter(section -> from.number() >= 0 && from.number() + count <= section.bytes())
                .findFirst()
                .map(section -> slice(section, from.number(), count));
    }

    private byte[] slice(Section section, long from, int count) {
        int start = (int) (section.offset() + from);
        return Arrays.copyOfRange(file.image(), start, start + count);
    }

    /** Before an instruction: what is known where jumps come together. */
    void arrive(Placed placed) {
        if (arrivals.contains(placed.at().index())) {
            forget();
        }
    }

    private void forget() {
        registers.clear();
        stack.clear();
        registers.put(Register.FRAME, new Value(Value.STACK, 0));
    }

    /** Behind an instruction. */
    void after(Placed placed) {
        Instruction done = placed.instruction();
        if (done instanceof Instruction.LoadWide wide) {
            set(wide.dst(), wide(placed.at().index(), wide));
        } else if (done instanceof Instruction.Alu alu) {
            set(alu.dst(), computed(alu));
        } else if (done instanceof Instruction.Store store) {
            store(store);
        } else if (done instanceof Instruction.Load load) {
            set(load.dst(), load.signed() ? null : loaded(load));
        } else if (done instanceof Instruction.Call) {
            called();
        } else if (!(done instanceof Instruction.JumpIf)) {
            forget();
        }
    }

    private void set(Register register, Value value) {
        if (value == null) {
            registers.remove(register);
        } else {
            registers.put(register, value);
        }
    }

    private Value wide(int slot, Instruction.LoadWide wide) {
        Relocation relocation = relocations.get(slot);
        if (relocation != null) {
            return new Value(relocation.symbol(), relocation.addend());
        }
        return wide.kind() == WideKind.VALUE ? new Value(Value.NUMBER, wide.value()) : null;
    }

    private Value computed(Instruction.Alu alu) {
        Value operand = alu.src() instanceof Operand.Imm constant
                ? new Value(Value.NUMBER, alu.width() == Width.W32
                        ? Integer.toUnsignedLong(constant.value())
                        : constant.value())
                : registers.get(((Operand.Reg) alu.src()).register());
        if (alu.op() == AluOp.MOV) {
            return operand == null || alu.width() == Width.W64 || operand.base().equals(Value.NUMBER) ? operand : null;
        }
        Value before = registers.get(alu.dst());
        boolean adds = alu.op() == AluOp.ADD && alu.width() == Width.W64 && before != null && operand != null;
        return adds && operand.base().equals(Value.NUMBER) ? before.plus(operand.number()) : null;
    }

    private void store(Instruction.Store store) {
        Optional<Value> to = place(store.to());
        if (to.isEmpty()) {
            return;
        }
        Value value = store.value() instanceof Operand.Imm constant
                ? new Value(Value.NUMBER, constant.value())
                : registers.get(((Operand.Reg) store.value()).register());
        for (int i = 0; i < store.size().bytes(); i++) {
            long at = to.get().number() + i;
            if (value != null && value.base().equals(Value.NUMBER)) {
                stack.put(at, (byte) (value.number() >>> 8 * i));
            } else {
                stack.remove(at);
            }
        }
    }

    private Optional<Value> place(Address address) {
        return Optional.ofNullable(registers.get(address.base()))
                .filter(value -> value.base().equals(Value.STACK))
                .map(value -> value.plus(address.offset()));
    }

    private Value loaded(Instruction.Load load) {
        Value base = registers.get(load.from().base());
        if (base == null || base.base().equals(Value.NUMBER)) {
            return null;
        }
        return bytes(base.plus(load.from().offset()), load.size().bytes()).map(KnownValues::number).orElse(null);
    }

    private static Value number(byte[] bytes) {
        long number = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            number = number << 8 | bytes[i] & 0xff;
        }
        return new Value(Value.NUMBER, number);
    }

    /** A call takes r0 to r5, and what it is given of the stack it may write. */
    private void called() {
        boolean stackGiven = false;
        for (int i = 0; i <= Register.ARGUMENTS; i++) {
            Value given = registers.remove(new Register(i));
            stackGiven |= i > 0 && given != null && given.base().equals(Value.STACK);
        }
        if (stackGiven) {
            stack.clear();
        }
    }
}
