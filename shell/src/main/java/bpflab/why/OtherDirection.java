package bpflab.why;

import bpflab.hook.ProgramType;
import bpflab.why.Evidence.Sent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * It runs, and what it does shows only with other traffic: a program sees what comes in by its interface, so of a ping
 * from here the replies.
 */
final class OtherDirection implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        List<Sent> acted = seen.traffic().stream().filter(Sent::acted).toList();
        if (seen.traffic().isEmpty() || acted.isEmpty() && SameVerdict.isWhatItDoes(seen)) {
            return Optional.empty();
        }
        if (acted.isEmpty()) {
            String nothing = seen.traffic().stream().allMatch(sent -> sent.sent() == 0) ? "no map changed"
                    : "no map changed, and all answers came";
            return Optional.of(seen.prints().any() && seen.prints().shown()
                    ? Finding.open("it prints, and the trace is on",
                            "where it comes to bpf_printk, its lines show above the prompt; " + nothing)
                    : Finding.open("nothing that it does could be seen", nothing));
        }
        Sent first = seen.traffic().get(0);
        Optional<Sent> works = acted.stream()
                .filter(sent -> sent.equals(first) || sent.typed() || sent.isTheOtherWay() == first.isTheOtherWay()
                        || seen.program().type() == ProgramType.SK_LOOKUP)
                .findFirst();
        if (works.isPresent()) {
            return Optional.of(Finding.good("it works " + works.get().words(), effect(works.get())));
        }
        return Optional.of(Finding.cause("it does nothing " + first.words(),
                comes(seen, first), effect(acted.get(0)), acted.get(0).line()));
    }

    private static String comes(Evidence seen, Sent first) {
        return first.runs() == 0 ? "nothing of that comes to it"
                : seen.places().stream().anyMatch(place -> place.device().isPresent()
                        && !(place.hook() + " " + place.target()).contains("egress"))
                ? "it sees what comes in: of that, the answers" : "it ran, and nothing of it could be seen";
    }

    private static String effect(Sent sent) {
        String changed = sent.changed().stream().collect(Collectors.joining(" and "));
        return (changed.isEmpty() ? "" : changed + " changed") + (sent.answered() == sent.sent() ? ""
                : (changed.isEmpty() ? "" : ", ") + (sent.sent() - sent.answered()) + " of " + sent.sent()
                        + (sent.isSingle() ? " did not arrive as it was sent" : " got no answer"));
    }
}
