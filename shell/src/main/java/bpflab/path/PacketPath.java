package bpflab.path;

import java.util.List;

/**
 * The way of an interface's packets.
 *
 * @param sent what was sent meanwhile, and became of it: {@code :lab ping: 3 sent, 3 answered}
 * @param stations in the order of the way, in and out again
 * @param stopped at which station packets ended; empty when none did that was sent
 */
public record PacketPath(String device, String sent, List<Station> stations, String stopped) {
    public PacketPath {
        stations = List.copyOf(stations);
    }
}
