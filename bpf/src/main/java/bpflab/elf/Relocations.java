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

    private static final int MOST_LETTERS = 40;
    private static final int DELETE = 0x7f;

    private final Elf elf;
    private final SymbolPlaces places;
    private final Externs externs;
    private final boolean toLoad;

    /** @param toLoad whether what is called must be there */
    Relocations(Elf elf, SymbolPlaces places, Externs externs, boolean toLoad) {
        this.elf = elf;
        this.places = places;
        this.externs = externs;
        this.toLoad = toLoad;
    }

    /** In the order of the file; slots are counted from the section's start. */
    List<Relocation> of(Section code) {
        byte[] bytes = elf.code(code);
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

    /**
     * The immediate is the distance from the symbol: in bytes for an address; for a call in slots, less the one that
     * the call itself takes.
     */
    private Relocation target(int slot, Symbol symbol, Encoding at) {
        Optional<Section> section = elf.section(symbol.section());
        if (section.isEmpty()) {
            return new Relocation(slot, symbol.name(), 0, externs.kind(symbol.name()), symbol.name());
        }
        long distance = at.opcode() == Opcode.CALL ? (at.immediate() + 1L) * Slot.BYTES : at.immediate();
        long place = symbol.value() + distance;
        if (section.get().executable()) {
            return function(slot, symbol, place);
        }
        if (section.get().holdsVariables() || section.get().isArena()) {
            return variable(slot, section.get(), place);
        }
        return symbol.isSection() ? map(slot, symbol, place)
                : new Relocation(slot, symbol.name(), distance, kind(section.get()),
                        Relocation.spelled(symbol.name(), distance));
    }

    private Relocation function(int slot, Symbol symbol, long place) {
        Optional<Symbol> called = places.functionAt(symbol.section(), place);
        if (toLoad && called.isEmpty()) {
            throw ElfErrors.strippedFunction(elf.image().name(), elf.sections().get(symbol.section()).name(), place);
        }
        return called
                .map(f -> new Relocation(slot, f.name(), 0, Relocation.Kind.FUNCTION, f.name()))
                .orElseGet(() -> new Relocation(slot, symbol.name(), place - symbol.value()));
    }

    /** libbpf only wants the place in the section, which becomes a map; a person wants to know what lies there. */
    private Relocation variable(int slot, Section section, long place) {
        return places.around(section.index(), place)
                .map(symbol -> new Relocation(slot, section.name(), place, Relocation.Kind.VARIABLE,
                        Relocation.spelled(symbol.name(), place - symbol.value())))
                .or(() -> text(slot, section, place))
                .orElseGet(() -> new Relocation(slot, section.name(), place));
    }

    /** Literals have no symbols: {@code .rodata.str1.1}. */
    private Optional<Relocation> text(int slot, Section section, long place) {
        if (!section.name().startsWith(".rodata.str") || place < 0 || place >= section.bytes()) {
            return Optional.empty();
        }
        ByteBuffer data = elf.image().data(section).slice((int) place, (int) (section.bytes() - place));
        StringBuilder text = new StringBuilder("\"");
        for (byte letter; data.hasRemaining() && (letter = data.get()) != 0; ) {
            if (text.length() > MOST_LETTERS) {
                text.append('…');
                break;
            }
            text.append(letter == '\n' ? "\\n" : letter >= ' ' && letter < DELETE ? String.valueOf((char) letter)
                    : String.format("\\x%02x", letter & 0xff));
        }
        return Optional.of(new Relocation(
                slot, section.name(), place, Relocation.Kind.TEXT, text.append('"').toString()));
    }

    /** A static map has no symbol in the relocation: the section and the place in it. */
    private Relocation map(int slot, Symbol section, long place) {
        return places.around(section.section(), place)
                .filter(symbol -> symbol.value() == place)
                .map(s -> new Relocation(slot, s.name(), 0, kind(elf.section(s.section()).orElseThrow()), s.name()))
                .orElseGet(() -> new Relocation(slot, section.name(), place));
    }

    private static Relocation.Kind kind(Section section) {
        return section.name().equals(".maps") || section.name().equals("maps") ? Relocation.Kind.MAP
                : Relocation.Kind.UNKNOWN;
    }
}
