package bpflab.why;

import bpflab.why.Evidence.Sent;
import java.util.Optional;

/** It asks for a number by chance, and may just have had no luck with the few packets that were sent. */
final class ByChance implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.traffic().stream().anyMatch(Sent::acted) || seen.lab().isEmpty() || !seen.ran()
                || seen.furthest().isPresent() ? Optional.empty()
                : seen.code().calls("bpf_get_prandom_u32").findFirst().map(call -> Finding.open("it goes by chance",
                        call.line().place() + " asks for a number by chance, and few packets were sent")
                        .then("send more of them:", ":lab udp --count 1000"));
    }
}
