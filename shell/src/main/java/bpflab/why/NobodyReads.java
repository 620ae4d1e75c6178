package bpflab.why;

import java.util.Optional;

/** It prints, and nobody is shown what. */
final class NobodyReads implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        if (!seen.prints().any() || seen.prints().shown() || seen.traffic().isEmpty()) {
            return Optional.empty();
        }
        if (!seen.ran()) {
            return Optional.of(Finding.open("it prints, and the trace is off", "what it prints would not be shown")
                    .then("show it above the prompt:", ":trace on"));
        }
        return Optional.of(Finding.cause("it prints, and the trace is off",
                "what bpf_printk writes waits in the trace", "show it above the prompt:", ":trace on")
                .then("or look at what is waiting:", ":trace --for 1s"));
    }
}
