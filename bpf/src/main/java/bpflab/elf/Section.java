package bpflab.elf;

import bpflab.insn.Slot;
import java.util.Map;

/**
 * A section of an object file: a row of its section table ({@code Elf64_Shdr} in elf.h).
 *
 * @param index its place in the table
 * @param name its name, {@code xdp}
 * @param type {@code SHT_*}
 * @param flags {@code SHF_*}
 * @param offset where its bytes are in the file
 * @param bytes its size; of a {@link #NOBITS} section none of it is in the file
 * @param link the section that it leans on: a table of symbols or strings
 * @param info for relocations, the section that they are for
 * @param entryBytes the size of an entry where it is a table, else 0
 */
public record Section(
        int index, String name, int type, long flags, long offset, long bytes, int link, int info, long entryBytes) {
    static final int PROGBITS = 1;
    static final int SYMTAB = 2;
    static final int NOBITS = 8;
    static final int REL = 9;
    private static final long EXECINSTR = 4;
    private static final Map<Integer, String> TYPES = Map.of(
            0, "NULL", PROGBITS, "PROGBITS", SYMTAB, "SYMTAB", 3, "STRTAB", 4, "RELA", 7, "NOTE", NOBITS, "NOBITS",
                    REL, "REL",
            0x6fff4c03, "LLVM_ADDRSIG");

    /** The type as readelf spells it: {@code PROGBITS}. */
    public String typeName() {
        return TYPES.getOrDefault(type, "0x" + Integer.toHexString(type));
    }

    /** Whether it holds code. */
    public boolean executable() {
        return type == PROGBITS && (flags & EXECINSTR) != 0;
    }

    /** How many entries it has: slots of code, symbols, relocations; 0 when it is no table. */
    public long entries() {
        long each = executable() ? Slot.BYTES : entryBytes;
        return each == 0 ? 0 : Long.divideUnsigned(bytes, each);
    }

    /** Whether libbpf makes an array map of it: {@code .bss}, {@code .data}, {@code .rodata.str1.1}. */
    boolean holdsVariables() {
        return isOrBelow(".bss") || isOrBelow(".data") || isOrBelow(".rodata");
    }

    /** Whether it has the variables of an arena, which become a part of that map ({@code ARENA_SEC} in libbpf.c). */
    public boolean isArena() {
        return name.equals(".addr_space.1");
    }

    private boolean isOrBelow(String family) {
        return name.equals(family) || name.startsWith(family + ".");
    }
}
