package bpflab.map;

/**
 * A program that is run where a devmap or cpumap redirects to: {@code struct bpf_devmap_val}, {@code bpf_cpumap_val}.
 *
 * @param number the interface, or the length of the CPU's queue
 */
public record ProgramAt(int number, Reference program) implements Reference {}
