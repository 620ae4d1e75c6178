package bpflab.why;

import bpflab.why.Evidence.Sent;
import java.util.List;
import java.util.Optional;

/** It runs at a tracepoint, and waits for an event in which a field has some number or text: none had. */
final class NoSuchEvent implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.traffic().stream().anyMatch(Sent::acted) || !seen.ran() ? Optional.empty()
                : seen.asked().flatMap(asked -> asked.event().map(event -> cause(seen, asked, event)));
    }

    private static Finding cause(Evidence seen, Asked asked, AskedEvent event) {
        long runs = seen.traffic().stream().mapToLong(Sent::runs).sum();
        String said = asked.variable().map(Keys.Variable::says).orElse("");
        Finding found = new Finding(Finding.Mark.CAUSE,
                Amounts.noneHad(runs, "event") + " " + event.asked(),
                asked.line().place() + " asks for it" + NobodySo.of(asked) + said
                        + "; it ran " + Amounts.times(runs) + " meanwhile"
                        + (event.had().isEmpty() ? "" : ", and events had "
                        + (event.before().isEmpty() ? "" : event.field() + " ") + FieldOf.listed(event.had())),
                List.of());
        Optional<Keys.Variable> variable = asked.variable().filter(Keys.Variable::canBeSet);
        boolean set = variable.isPresent() && !event.had().isEmpty();
        return (set ? found.then("set it to one that comes:", ":map set " + variable.get().map() + " "
                + variable.get().name() + " " + event.had().get(event.had().size() - 1)) : found)
                .then((set ? "or " : "") + "have such an event happen, or compare with one that comes:",
                        asked.line().edit());
    }
}
