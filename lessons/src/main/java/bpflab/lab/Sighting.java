package bpflab.lab;

import bpflab.packet.Packet;

/**
 * Frames of the same bytes that were seen at one place.
 *
 * @param where the place
 * @param frame the bytes
 * @param times how many
 */
public record Sighting(Where where, byte[] frame, int times) {
    /** In a line: {@code 10.11.0.1 > 10.11.0.2 icmp reply, 56 bytes}. */
    @Override
    public String toString() {
        return Packet.describe(frame);
    }
}
