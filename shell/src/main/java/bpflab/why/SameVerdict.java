package bpflab.why;

import bpflab.hook.ReturnValues;
import java.util.Optional;

/** Whatever comes, it answers what would happen without it, and keeps nothing. */
final class SameVerdict implements Rule {
    /** Whether it ran where nobody but it saw the packets, and answers each of them what is not usual. */
    static boolean isWhatItDoes(Evidence seen) {
        ReturnValues values = seen.program().type().returns();
        return seen.ran() && seen.traffic().stream().allMatch(sent -> sent.sent() == 0)
                && !values.named().isEmpty() && seen.code().answers().size() == 1
                && seen.code().answers().stream().map(answer -> values.nameOf(answer).orElse(""))
                        .noneMatch(values.neutral()::equals);
    }

    @Override
    public Optional<Finding> on(Evidence seen) {
        CodeFacts code = seen.code();
        ReturnValues values = seen.program().type().returns();
        if (code.answers().size() != 1 || values.named().isEmpty()) {
            return Optional.empty();
        }
        int answer = code.answers().iterator().next();
        String name = values.nameOf(answer).orElse(String.valueOf(answer));
        boolean neutral = name.equals(values.neutral());
        boolean idle = neutral && !code.acts() && seen.maps().isEmpty() && !seen.prints().any();
        return Optional.of(idle
                ? Finding.cause("it always answers " + name, "that is what happens without it, too",
                        "return something else where you mean it, then", seen.program().load())
                : Finding.good("it always answers " + name, neutral ? "so packets go on" : ""));
    }
}
