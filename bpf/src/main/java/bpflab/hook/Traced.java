package bpflab.hook;

/**
 * A place that the program itself was loaded for, found in the kernel's types: a tracepoint with typed arguments
 * (tp_btf), where a function begins or returns (fentry, fexit, fmod_ret), a security decision (lsm).
 *
 * @param function {@code sched_switch}, {@code do_unlinkat}
 */
public record Traced(HookKind kind, String function) implements Hook {
    static Traced read(Place place) {
        return new Traced(place.kind(), place.oneWay().one());
    }

    @Override
    public HookKind kind() {
        return kind;
    }

    @Override
    public String target() {
        return function;
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.traced(this);
    }
}
