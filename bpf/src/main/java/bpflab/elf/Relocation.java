package bpflab.elf;

import java.util.Locale;

/**
 * A place in a program that the loader fills in: an address, or the distance of a function that it puts elsewhere.
 *
 * @param slot the instruction's place in its program, in slots of 8 bytes
 * @param symbol what is put there: a map, a section as {@code .bss}, a function
 * @param addend the offset into the symbol in bytes
 * @param kind what it is in the C file
 * @param name what it is called there, with the offset in it: {@code flows}, {@code stats+16}
 */
public record Relocation(int slot, String symbol, long addend, Kind kind, String name) {

    /** What a program refers to. */
    public enum Kind {
        MAP, VARIABLE, TEXT, FUNCTION,
        /** {@code extern … __ksym}: a function of the kernel's, or an address in it. */
        KFUNC, KSYM,
        /** {@code extern … __kconfig}. */
        KCONFIG,
        /** What no symbol and no type tells. */
        UNKNOWN;

        /** {@code variable}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A place of which only the symbol is known. */
    public Relocation(int slot, String symbol, long addend) {
        this(slot, symbol, addend, Kind.UNKNOWN, spelled(symbol, addend));
    }

    /** {@code .bss}, {@code .bss+80}. */
    public static String spelled(String symbol, long addend) {
        return addend == 0 ? symbol : symbol + (addend < 0 ? "" : "+") + addend;
    }

    /** The same, its slot counted from a place further on. */
    Relocation from(int start) {
        return new Relocation(slot - start, symbol, addend, kind, name);
    }
}
