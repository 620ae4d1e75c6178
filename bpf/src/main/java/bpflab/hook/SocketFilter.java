package bpflab.hook;

/**
 * What a socket gets to see: a packet socket of our own on an interface, or a socket that somebody has open.
 *
 * @param place an interface, {@code udp:5005}, {@code tcp:80}, or {@code PID/FD}
 */
public record SocketFilter(String place) implements Hook {
    static SocketFilter read(Place place) {
        String word = place.oneWay().one();
        return new SocketFilter(isOpen(word) ? place.socket() : word);
    }

    private static boolean isOpen(String place) {
        return place.contains(":") || place.contains("/");
    }

    /** Whether somebody has that socket open; else it is our own, on an interface. */
    public boolean isOpen() {
        return isOpen(place);
    }

    @Override
    public HookKind kind() {
        return HookKind.SOCKET;
    }

    @Override
    public String target() {
        return place;
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.socketFilter(this);
    }
}
