package bpflab.kernel;

/**
 * A program on the way of an interface's packets, whoever attached it and however.
 *
 * @param layer where on the way
 * @param programId the program
 */
public record AttachPoint(Layer layer, int programId) {
    /** The places on the way of a packet that run programs, in the order of the way: in, and out again. */
    public enum Layer {
        /** On the network card itself. */
        XDP_OFFLOAD("xdp offload"),
        /** In the driver, before a socket buffer exists. */
        XDP_NATIVE("xdp native"),
        /** At the stack's entry, for any interface. */
        XDP_GENERIC("xdp generic"),
        /** What a bpf_link or BPF_PROG_ATTACH put before tc's filters (Linux 6.6). */
        TCX_INGRESS("tcx ingress"),
        /** A filter of the qdisc clsact, or of ingress. */
        TC_INGRESS("tc ingress"),
        /** As {@link #TCX_INGRESS}, on the way out. */
        TCX_EGRESS("tcx egress"),
        /** As {@link #TC_INGRESS}, on the way out. */
        TC_EGRESS("tc egress");

        private final String label;

        Layer(String label) {
            this.label = label;
        }

        /** In words: {@code xdp native}. */
        public String label() {
            return label;
        }

        /** Whether it sees what comes in by the interface, rather than what goes out by it. */
        public boolean seesArriving() {
            return this != TCX_EGRESS && this != TC_EGRESS;
        }
    }
}
