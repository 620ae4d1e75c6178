package bpflab.insn;

/**
 * An instruction and where it stands.
 *
 * @param at its first slot
 * @param instruction what it does
 * @param bytes its bytes: 8, for {@code lddw} 16
 */
public record Placed(Slot at, Instruction instruction, byte[] bytes) {}
