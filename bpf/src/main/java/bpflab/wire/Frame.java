package bpflab.wire;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A frame that was seen on an interface.
 *
 * @param bytes from the Ethernet header on, with its VLAN tag
 * @param outgoing whether it left this machine there; else it arrived
 * @param at when the kernel saw it
 * @param type whom it is for, as packet(7) has it: 0 this machine, 1 all, 2 a group, 3 another one, 4 it leaves
 * @param mark the number that this machine has given it; empty where the kernel does not tell, before Linux 5.19
 */
public record Frame(byte[] bytes, boolean outgoing, Instant at, int type, OptionalLong mark) {
    public Frame {
        bytes = bytes.clone();
    }

    /** One of which that is all that is known. */
    public Frame(byte[] bytes, boolean outgoing, Instant at) {
        this(bytes, outgoing, at, 0, OptionalLong.empty());
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }
}
