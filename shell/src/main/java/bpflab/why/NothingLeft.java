package bpflab.why;

import bpflab.why.Evidence.Sent;
import java.util.List;
import java.util.Optional;

/** What its C does is not in its instructions: the compiler saw that nothing ever comes there. */
final class NothingLeft implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.code().acts() || seen.traffic().stream().anyMatch(Sent::acted) || !seen.ran() ? Optional.empty()
                : seen.leftOut().map(NothingLeft::cause);
    }

    private static Finding cause(LeftOut found) {
        Finding cause = new Finding(Finding.Mark.CAUSE, "the compiler left out what uses " + found.name(),
                found.line().place() + " uses it, and no instruction does: no number can be so that it is come there",
                List.of());
        return found.condition().map(condition -> cause.then("look what can never be in  "
                        + condition.text().strip() + "  of " + condition.place() + ":", condition.edit()))
                .orElseGet(() -> cause.then("look at the conditions before it:", found.line().edit()));
    }
}
