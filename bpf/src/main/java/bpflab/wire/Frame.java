package bpflab.wire;

import java.time.Instant;

/**
 * A frame that was seen on an interface.
 *
 * @param bytes from the Ethernet header on, with its VLAN tag
 * @param outgoing whether it left this machine there; else it arrived
 * @param at when the kernel saw it
 */
public record Frame(byte[] bytes, boolean outgoing, Instant at) {
    public Frame {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }
}
