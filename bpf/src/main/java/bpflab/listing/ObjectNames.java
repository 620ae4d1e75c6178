package bpflab.listing;

import bpflab.elf.CoreRelocation;
import bpflab.elf.ProgramSpec;
import bpflab.elf.Relocation;
import bpflab.insn.Instruction.Call;
import bpflab.insn.Instruction.LoadWide;
import bpflab.insn.Names;
import bpflab.insn.Slot;
import java.util.HashMap;
import java.util.Map;

/** Names in code as compiled: the loader has not filled in anything yet, so relocations say what will stand there. */
final class ObjectNames implements Names {
    private final Map<Integer, Relocation> bySlot = new HashMap<>();
    private final Map<Integer, CoreRelocation> core = new HashMap<>();

    ObjectNames(ProgramSpec program) {
        program.relocations().forEach(relocation -> bySlot.put(relocation.slot(), relocation));
        program.core().forEach(relocation -> core.put(relocation.slot(), relocation));
    }

    @Override
    public String value(Slot at, LoadWide load) {
        Relocation relocation = bySlot.get(at.index());
        return relocation == null ? Names.super.value(at, load) : relocation.name() + " ll";
    }

    @Override
    public String callee(Slot at, Call call) {
        Relocation relocation = bySlot.get(at.index());
        return relocation == null ? Names.super.callee(at, call) : relocation.name();
    }

    /** What is put into the instruction there, and by whom. */
    Row.Note note(int slot) {
        CoreRelocation number = core.get(slot);
        if (number != null) {
            return new Row.Note(
                    number.kind(), number.name(), number.access(), number.name() + ": CO-RE " + number.kind(),
                    true);
        }
        Relocation address = bySlot.get(slot);
        if (address == null) {
            return Row.Note.NONE;
        }
        String where = Relocation.spelled(address.symbol(), address.addend());
        return new Row.Note(address.kind().word(), address.name(), where, switch (address.kind()) {
            case VARIABLE, TEXT -> where;
            case KFUNC -> "the kernel's function (kfunc)";
            case KSYM -> "an address in the kernel (ksym)";
            case KCONFIG -> "from the kernel's configuration (kconfig)";
            default -> "";
        }, false);
    }
}
