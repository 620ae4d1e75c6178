package bpflab.hook;

import java.util.Optional;

/**
 * Either end of a netkit pair, which hands packets to a program as a driver would: drivers/net/netkit.c.
 *
 * @param point {@code primary}, or {@code peer} for the other end, which is in another network namespace
 */
public record Netkit(String point, String device) implements Hook {
    static Netkit read(Place place) {
        String[] words = place.oneWay().pointed();
        return new Netkit(words[0], words[1]);
    }

    @Override
    public HookKind kind() {
        return HookKind.NETKIT;
    }

    @Override
    public String target() {
        return point + " " + device;
    }

    @Override
    public Optional<String> networkInterface() {
        return Optional.of(device);
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.netkit(this);
    }
}
