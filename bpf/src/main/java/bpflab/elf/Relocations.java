package bpflab.elf;

import bpflab.insn.Encoding;
import bpflab.insn.Opcode;
import bpflab.insn.Slot;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The relocations of a section of code, with what each one stands for: Documentation/bpf/llvm_reloc.rst. */
final class Relocations {
    private static final int ROW_BYTES = 16;

    private final Elf elf;

    Relocations(Elf elf) {
        this.elf = elf;
    }

    /** In the order of the file; slots are counted from the section's start. */
    List<Relocation> of(Section code) {
        byte[] bytes = bytes(code);
        List<Relocation> found = new ArrayList<>();
        for (Section section : elf.sections()) {
            if (section.type() == Section.REL && section.info() == code.index()) {
                ByteBuffer table = elf.image().data(section);
                for (int at = 0; at + ROW_BYTES <= table.limit(); at += ROW_BYTES) {
                    found.add(relocation(bytes, table.getLong(at), table.getLong(at + 8)));
                }
            }
        }
        return found;
    }

    private Relocation relocation(byte[] code, long offset, long info) {
        long symbol = info >>> 32;
        if (symbol >= elf.symbols().size()
                || offset < 0
                || offset % Slot.BYTES != 0
                || offset > code.length - Slot.BYTES) {
            throw ElfErrors.inconsistent(
                    elf.image().name(),
                            "a relocation is for byte " + offset + " and symbol " + symbol + ", which are not there");
        }
        Slot slot = new Slot((int) (offset / Slot.BYTES));
        return target(slot.index(), elf.symbols().get((int) symbol), Encoding.at(code, slot));
    }

    private byte[] bytes(Section code) {
        ByteBuffer data = elf.image().data(code);
        byte[] bytes = new byte[data.limit()];
        data.get(0, bytes);
        return bytes;
    }

    /**
     * The immediate is the distance from the symbol: in bytes for an address; for a call in slots, less the one that
     * the call itself takes.
     */
    private Relocation target(int slot, Symbol symbol, Encoding at) {
        Optional<Section> section = elf.section(symbol.section());
        if (section.isEmpty()) {
            return new Relocation(slot, symbol.name(), 0);
        }
        long distance = at.opcode() == Opcode.CALL ? (at.immediate() + 1L) * Slot.BYTES : at.immediate();
        long place = symbol.value() + distance;
        if (section.get().executable()) {
            return function(slot, symbol, place);
        }
        if (section.get().holdsVariables()) {
            return new Relocation(slot, section.get().name(), place);
        }
        return symbol.isSection() ? variable(slot, symbol, place) : new Relocation(slot, symbol.name(), distance);
    }

    private Relocation function(int slot, Symbol symbol, long place) {
        return elf.functionAt(symbol.section(), place).map(f -> new Relocation(slot, f.name(), 0))
                .orElseGet(() -> new Relocation(slot, symbol.name(), place - symbol.value()));
    }

    /** A static map has no symbol in the relocation: the section and the place in it. */
    private Relocation variable(int slot, Symbol section, long place) {
        return elf.symbols().stream()
                .filter(s -> !s.isSection()
                        && s.section() == section.section()
                        && s.value() == place
                        && !s.name().isEmpty())
                .findFirst()
                        .map(s -> new Relocation(slot, s.name(), 0))
                        .orElseGet(() -> new Relocation(slot, section.name(), place));
    }
}
