package bpflab.hook;

/**
 * A place that the kernel's authors marked, with a format that stays: a folder of {@code events/} in tracefs.
 *
 * @param group the folder's parent, {@code sched}
 * @param event the folder, {@code sched_process_exec}
 */
public record Tracepoint(String group, String event) implements Hook {
    static Tracepoint read(Place place) {
        String[] parts = place.oneWay().one().split("[/:]", -1);
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw place.wrong();
        }
        return new Tracepoint(parts[0], parts[1]);
    }

    @Override
    public HookKind kind() {
        return HookKind.TRACEPOINT;
    }

    @Override
    public String target() {
        return group + "/" + event;
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.tracepoint(this);
    }
}
