package bpflab.hook;

/**
 * A tracepoint without its format: the program gets the arguments that the kernel's code passes.
 *
 * @param event without its group, {@code sched_switch}
 */
public record RawTracepoint(String event) implements Hook {
    static RawTracepoint read(Place place) {
        String event = place.oneWay().one();
        if (event.contains("/") || event.contains(":")) {
            throw place.wrong();
        }
        return new RawTracepoint(event);
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
