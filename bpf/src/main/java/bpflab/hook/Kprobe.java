package bpflab.hook;

/**
 * Where a function of the kernel begins, or an instruction in it, or where it returns; of a system call, the function
 * that its architecture gives it.
 *
 * @param function {@code do_unlinkat}; of a system call {@code openat}
 * @param offset in bytes from the function's beginning
 */
public record Kprobe(HookKind kind, String function, long offset) implements Hook {
    static Kprobe read(Place place) {
        String[] parts = place.oneWay().one().split("\\+", 2);
        long offset = parts.length < 2 ? 0 : place.number(parts[1]);
        boolean begins = place.kind() == HookKind.KPROBE;
        if (parts[0].isEmpty() || offset != 0 && !begins) {
            throw place.wrong();
        }
        return new Kprobe(place.kind(), parts[0], offset);
    }

    @Override
    public HookKind kind() {
        return kind;
    }

    @Override
    public String target() {
        return offset == 0 ? function : function + "+" + offset;
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.kprobe(this);
    }
}
