package bpflab.hook;

/**
 * Many functions of the kernel by one link (Linux 5.18), where CONFIG_FPROBE is.
 *
 * @param pattern with {@code *} and {@code ?}: {@code tcp_*}
 */
public record KprobeMulti(HookKind kind, String pattern) implements Hook {
    static KprobeMulti read(Place place) {
        return new KprobeMulti(place.kind(), place.oneWay().one());
    }

    @Override
    public HookKind kind() {
        return kind;
    }

    @Override
    public String target() {
        return pattern;
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.kprobeMulti(this);
    }
}
