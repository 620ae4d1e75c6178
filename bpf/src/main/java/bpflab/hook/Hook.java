package bpflab.hook;

import java.util.Map;
import java.util.Optional;

/** A place in the kernel that runs a program. One record a hook, each in a file of its own. */
public sealed interface Hook permits Xdp, Tracepoint, RawTracepoint {
    /** The row of the table of kinds. */
    HookKind kind();

    /** Where, in a person's words: {@code lab0}. */
    String target();

    /** How it is attached, where its kind has several ways: {@code native}; else empty. */
    default String modeWord() {
        return "";
    }

    /** The interface whose packets it sees; empty for a hook that is on none. */
    default Optional<String> networkInterface() {
        return Optional.empty();
    }

    /** The words that its kind's {@link Tools} want filled in. */
    default Map<String, String> toolWords() {
        return Map.of("target", target());
    }

    /** Answers for the hook that this is. */
    <R> R match(Cases<R> on);

    /** One answer for each hook: what has to know them all does not compile until it answers a new one. */
    interface Cases<R> {
        R xdp(Xdp hook);

        R tracepoint(Tracepoint hook);

        R rawTracepoint(RawTracepoint hook);
    }
}
