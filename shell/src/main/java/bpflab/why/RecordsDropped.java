package bpflab.why;

import bpflab.why.CodeFacts.HelperCall;
import bpflab.why.Evidence.Sent;
import java.util.Optional;
import java.util.Set;

/** Records are reserved, and each is given back unseen: nothing calls {@code bpf_ringbuf_submit}. */
final class RecordsDropped implements Rule {
    private static final Set<String> HAND_ON =
            Set.of("bpf_ringbuf_submit", "bpf_ringbuf_output", "bpf_ringbuf_submit_dynptr");

    @Override
    public Optional<Finding> on(Evidence seen) {
        boolean handsOn = seen.traffic().stream().anyMatch(Sent::acted)
                || seen.code().helpers().stream().map(HelperCall::function).anyMatch(HAND_ON::contains);
        return handsOn || seen.code().calls("bpf_ringbuf_reserve").findAny().isEmpty() ? Optional.empty()
                : seen.code().calls("bpf_ringbuf_discard").findFirst().map(call -> Finding.cause(
                        "it throws its records away", call.line().place() + " discards what was reserved, and no line "
                                + "submits one", "hand them on:", call.line().edit())
                        .write("in place of  bpf_ringbuf_discard  write", "bpf_ringbuf_submit"));
    }
}
