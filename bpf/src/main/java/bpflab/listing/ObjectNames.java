package bpflab.listing;

import bpflab.elf.Relocation;
import bpflab.insn.Instruction.Call;
import bpflab.insn.Instruction.LoadWide;
import bpflab.insn.Names;
import bpflab.insn.Slot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names in code as compiled: the loader has not filled in anything yet, so relocations say what will stand there. */
final class ObjectNames implements Names {
    private final Map<Integer, Relocation> bySlot = new HashMap<>();

    ObjectNames(List<Relocation> relocations) {
        relocations.forEach(relocation -> bySlot.put(relocation.slot(), relocation));
    }

    @Override
    public String value(Slot at, LoadWide load) {
        Relocation relocation = bySlot.get(at.index());
        return relocation == null ? Names.super.value(at, load) : name(relocation) + " ll";
    }

    @Override
    public String callee(Slot at, Call call) {
        Relocation relocation = bySlot.get(at.index());
        return relocation == null ? Names.super.callee(at, call) : name(relocation);
    }

    private static String name(Relocation relocation) {
        return relocation.addend() == 0
                ? relocation.symbol()
                : relocation.symbol() + (relocation.addend() < 0 ? "" : "+") + relocation.addend();
    }
}
