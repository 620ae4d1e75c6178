package bpflab.hook;

import bpflab.trouble.Trouble;
import java.util.Optional;

/**
 * A tracepoint without its format: the program gets the arguments that the kernel's code passes.
 *
 * @param event without its group, {@code sched_switch}
 */
public record RawTracepoint(String event) implements Hook {
    static RawTracepoint read(String target, Optional<String> mode) {
        Modes.none(HookKind.RAW_TRACEPOINT, mode);
        if (target.isEmpty() || target.contains("/") || target.contains(":")) {
            throw Trouble.usage(
                    "\"" + target + "\" is no raw tracepoint", "a raw tracepoint is written EVENT, without its group",
                            "as sched_switch; Tab completes them").toException();
        }
        return new RawTracepoint(target);
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
