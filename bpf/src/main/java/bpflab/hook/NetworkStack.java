package bpflab.hook;

/**
 * A network namespace whose lookups a program makes: which socket gets a packet (sk_lookup), what flow a packet belongs
 * to (flow dissector).
 *
 * @param namespace the file that stands for it, {@code /proc/self/ns/net}
 */
public record NetworkStack(HookKind kind, String namespace) implements Hook {
    static NetworkStack read(Place place) {
        return new NetworkStack(place.kind(), place.oneWay().one());
    }

    @Override
    public HookKind kind() {
        return kind;
    }

    @Override
    public String target() {
        return namespace;
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.networkStack(this);
    }
}
