package bpflab.insn;

/** A place in memory: a register and a signed distance from it in bytes. */
public record Address(Register base, int offset) {}
