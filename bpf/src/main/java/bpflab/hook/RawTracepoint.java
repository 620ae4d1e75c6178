package bpflab.hook;

/**
 * A tracepoint without its format: the program gets the arguments that the kernel's code passes.
 *
 * @param event without its group, {@code sched_switch}; the kernel knows none that is written with one
 */
public record RawTracepoint(String event) implements Hook {
    static RawTracepoint read(Place place) {
        return new RawTracepoint(place.oneWay().one().replace(':', '/'));
    }

    @Override
    public HookKind kind() {
        return HookKind.RAW_TRACEPOINT;
    }

    @Override
    public String target() {
        return event;
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.rawTracepoint(this);
    }
}
