package bpflab.kernel;

/**
 * What the kernel says of a link: {@code struct bpf_link_info}.
 *
 * @param id the kernel's number for it
 * @param programId the program that it runs
 * @param kind as bpftool spells it: {@code xdp}, {@code tracing}
 * @param target where it is: the interface for XDP, the event for tracepoints; empty for what the kernel does not tell
 */
public record LinkInfo(int id, int programId, String kind, String target) {}
