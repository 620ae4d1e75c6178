package bpflab.listing;

import bpflab.insn.Address;
import bpflab.insn.AluOp;
import bpflab.insn.Decoder;
import bpflab.insn.Instruction;
import bpflab.insn.Operand;
import bpflab.insn.Register;
import bpflab.insn.Width;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which loads and stores go through the context pointer. The code is read once from top to bottom, as compilers lay it
 * out: the pointer comes in r1, is copied, spilled to the stack and read back; jumps are not followed.
 */
final class ContextAccesses {

    private final Set<Register> registers = new HashSet<>();
    private final Set<Integer> stack = new HashSet<>();
    /** The functions that are called with the context as their first argument. */
    private final Set<String> functions = new HashSet<>();
    private final Set<Row.Code> found = new HashSet<>();

    private ContextAccesses() {}

    /**
     * The accesses in a program's functions as compiled. A static function's first argument may be something else: it
     * is the context where a call with the context is seen, so the code is read until no more of these are found.
     */
    static Set<Row.Code> in(List<Row> compiled) {
        ContextAccesses accesses = new ContextAccesses();
        int known;
        do {
            known = accesses.functions.size();
            accesses.read(compiled);
        } while (accesses.functions.size() > known);
        return accesses.found;
    }

    private void read(List<Row> compiled) {
        boolean first = true;
        for (Row row : compiled) {
            Enough.orGoOn();
            if (row instanceof Row.Function function) {
                enter(first || functions.contains(function.text().replaceFirst(":$", "")));
                first = false;
            } else if (row instanceof Row.Code code) {
                step(code, Decoder.decode(code.bytes()).get(0).instruction());
            }
        }
    }

    private void enter(boolean context) {
        registers.clear();
        stack.clear();
        if (context) {
            registers.add(Register.FIRST_ARGUMENT);
        }
    }

    private void step(Row.Code code, Instruction instruction) {
        if (instruction instanceof Instruction.Load load) {
            boolean spilled = load.from().base().equals(Register.FRAME) && stack.contains(load.from().offset());
            note(code, load.from());
            set(load.dst(), spilled);
        } else if (instruction instanceof Instruction.Store store) {
            note(code, store.to());
            spill(store);
        } else if (instruction instanceof Instruction.Alu alu) {
            boolean copied = alu.op() == AluOp.MOV && alu.width() == Width.W64
                    && alu.src() instanceof Operand.Reg source && registers.contains(source.register());
            set(alu.dst(), copied);
        } else if (instruction instanceof Instruction.LoadWide load) {
            set(load.dst(), false);
        } else if (instruction instanceof Instruction.Call) {
            if (registers.contains(Register.FIRST_ARGUMENT)) {
                functions.add(code.text().replaceFirst("^.*call ", ""));
            }
            for (int register = 0; register <= 5; register++) {
                registers.remove(new Register(register));
            }
        }
    }

    private void note(Row.Code code, Address address) {
        if (registers.contains(address.base())) {
            found.add(code);
        }
    }

    private void spill(Instruction.Store store) {
        if (store.to().base().equals(Register.FRAME)) {
            stack.remove(store.to().offset());
            if (store.value() instanceof Operand.Reg value && registers.contains(value.register())) {
                stack.add(store.to().offset());
            }
        }
    }

    private void set(Register register, boolean context) {
        if (context) {
            registers.add(register);
        } else {
            registers.remove(register);
        }
    }
}
