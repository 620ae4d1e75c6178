package bpflab.path;

import java.util.List;

/**
 * The way of an interface's packets.
 *
 * @param sent what was sent meanwhile, and became of it: {@code :lab ping: 3 sent, 3 answered}
 * @param stations in the order of the way, in and out again
 * @param stopped at which station packets ended that came in; empty when one went on
 * @param kept at which station packets ended that were to leave; empty when one left
 */
public record PacketPath(String device, String sent, List<Station> stations, String stopped, String kept) {
    public PacketPath {
        stations = List.copyOf(stations);
    }
}
