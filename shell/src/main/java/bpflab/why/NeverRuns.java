package bpflab.why;

import bpflab.why.Evidence.Sent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** It is attached, and was not called while the lab sent. */
final class NeverRuns implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        if (seen.traffic().isEmpty()) {
            return Optional.of(Finding.open("whether it runs", "not looked at: nothing can come to it"));
        }
        List<Sent> ran = seen.traffic().stream().filter(sent -> sent.runs() > 0).toList();
        if (!ran.isEmpty()) {
            long all = ran.stream().mapToLong(Sent::runs).sum();
            return Optional.of(Finding.good("it runs", Amounts.times(ran.get(0).runs()) + " "
                    + ran.get(0).words() + (ran.size() == 1 ? "" : ", " + all + " times in all that was sent")));
        }
        return Optional.of(seen.lab().isPresent() ? neverCalled(seen)
                : Finding.open("run count stays the same", "in a second nothing happened where it is attached: make "
                        + "it happen, and look again"));
    }

    private static Finding neverCalled(Evidence seen) {
        String sent = seen.traffic().stream().map(NeverRuns::words).collect(Collectors.joining(", "));
        return Finding.cause("run count stays the same", sent, "make the lab anew, then attach again:", ":lab down")
                .then("", seen.program().attach());
    }

    private static String words(Sent sent) {
        return sent.line() + ": " + sent.sent() + " sent, " + sent.answered() + " answered";
    }
}
