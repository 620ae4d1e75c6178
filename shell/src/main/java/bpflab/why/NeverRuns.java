package bpflab.why;

import bpflab.hook.HookKind;
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
        Optional<Finding> route = OtherRoute.of(seen).or(() -> forwarded(seen));
        return route.isPresent() ? route : Optional.of(seen.lab().isPresent() && sentAny(seen) ? neverCalled(seen)
                : seen.places().stream().anyMatch(place -> place.hook().equals(HookKind.ITERATOR.word()))
                        ? Finding.cause("nobody reads it", "an iterator runs while its link is read, and only then",
                                "read it:", seen.program().attach())
                : Finding.open("run count stays the same", nothing(seen)));
    }

    /** The lab's packets are for this machine, or from it. */
    private static Optional<Finding> forwarded(Evidence seen) {
        return seen.places().stream().filter(place -> place.hook().equals(HookKind.NETFILTER.word())
                        && place.target().contains("forward")).findFirst()
                .map(place -> Finding.cause("no packet is forwarded", "forward is for what goes through this machine "
                        + "to another one; the lab's packets are for this machine, or from it",
                        "attach it where they come by:", ":attach " + seen.program().name() + " netfilter "
                                + place.target().split(" ")[0] + " input"));
    }

    private static boolean sentAny(Evidence seen) {
        return seen.traffic().stream().anyMatch(each -> each.sent() > 0);
    }

    private static String nothing(Evidence seen) {
        boolean sent = sentAny(seen);
        String seldom = seen.places().stream().flatMap(place -> place.crowd().stream())
                .filter(crowd -> crowd.kind() == Crowd.Kind.FILE)
                .findFirst()
                .map(crowd -> "; " + crowd.count() + (crowd.count() == 1 ? " process runs " : " processes run ")
                        + crowd.what() + ", and a function that was inlined is not called")
                .orElse("");
        return (sent ? "of what the lab sent nothing came to it (" + sent(seen) + ")"
                : "in a second nothing happened where it is attached") + seldom + ": make it happen, and look again";
    }

    private static String sent(Evidence seen) {
        return seen.traffic().stream().map(Sent::line).collect(Collectors.joining(", "));
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
