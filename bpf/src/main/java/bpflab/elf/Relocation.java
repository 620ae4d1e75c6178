package bpflab.elf;

/**
 * A place in a program that the loader fills in: an address, or the distance of a function that it puts elsewhere.
 *
 * @param slot the instruction's place in its program, in slots of 8 bytes
 * @param symbol what is put there: a map, a section as {@code .bss}, a function
 * @param addend the offset into the symbol in bytes
 */
public record Relocation(int slot, String symbol, long addend) {}
