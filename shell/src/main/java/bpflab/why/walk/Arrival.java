package bpflab.why.walk;

import java.util.Map;

/**
 * A packet as it comes to a program.
 *
 * @param frame from the Ethernet header on, without a VLAN tag that the kernel has taken out by then
 * @param told what the program is told of it, as far as that is known
 */
public record Arrival(byte[] frame, Map<Told, Long> told) {
    public Arrival {
        told = Map.copyOf(told);
    }

    /** The same with other bytes. */
    public Arrival with(byte[] other) {
        return new Arrival(other, told);
    }
}
