package bpflab.why;

import bpflab.hook.ProgramType;
import java.util.Optional;
import java.util.Set;

/** At the lookup of sockets it lets all pass and chooses none: then it is as if it were not there. */
final class NoSocketChosen implements Rule {
    private static final int PASS = 1;

    @Override
    public Optional<Finding> on(Evidence seen) {
        boolean chooses = seen.code().calls("bpf_sk_assign").findAny().isPresent();
        return seen.program().type() != ProgramType.SK_LOOKUP || !seen.ran() || chooses || seen.code().acts()
                || !seen.code().answers().equals(Set.of(PASS)) ? Optional.empty()
                : Optional.of(Finding.cause("it chooses no socket", "it always answers SK_PASS, which without "
                        + "bpf_sk_assign leaves the choice to the kernel", "have it choose one before it answers:",
                        ":edit " + seen.program().load().replaceFirst("^:load ", ""))
                        .write("", "bpf_sk_assign(ctx, sk, 0);"));
    }
}
