package bpflab.hook;

/**
 * Which socket of a group with SO_REUSEPORT gets a packet or a connection.
 *
 * @param place a socket of the group: {@code udp:5005}, {@code tcp:80}, or {@code PID/FD}
 */
public record Reuseport(String place) implements Hook {
    static Reuseport read(Place place) {
        return new Reuseport(place.oneWay().socket());
    }

    @Override
    public HookKind kind() {
        return HookKind.SK_REUSEPORT;
    }

    @Override
    public String target() {
        return place;
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.reuseport(this);
    }
}
