package bpflab.why;

import java.util.Optional;

/** It writes records into perf buffers that nobody has open: bpf_perf_event_output answers -ENOENT, and few look. */
final class NobodyListens implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return !seen.ran() ? Optional.empty() : seen.maps().stream().filter(map -> map.kind().deaf()).findFirst()
                .map(map -> Finding.cause("nobody has the perf buffers " + map.name() + " open",
                        "the kernel throws away what the program writes there",
                        "show its records above the prompt as they come:", ":events " + map.name() + " on"));
    }
}
