package bpflab.why;

import bpflab.hook.ProgramType;
import bpflab.trouble.Advice;
import bpflab.trouble.Trouble;
import bpflab.why.Evidence.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** It is loaded, and nothing calls it. */
final class NotAttached implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        if (seen.places().isEmpty() && seen.program().type() == ProgramType.SYSCALL) {
            return Optional.of(Finding.cause("nobody runs it", "a program of this type is not attached: it is called",
                    "run it:", ":run " + seen.program().name()));
        }
        if (seen.places().isEmpty() && seen.program().hindrance().isPresent()) {
            return seen.program().hindrance().map(NotAttached::hindered);
        }
        if (seen.places().isEmpty()) {
            return Optional.of(Finding.cause("not attached", "nothing in the kernel calls it",
                    "attach it where something happens:", seen.program().attach()));
        }
        String places = seen.places().stream()
                .filter(Place::alive)
                .map(Place::words)
                .collect(Collectors.joining("; "));
        return places.isEmpty() ? Optional.empty() : Optional.of(Finding.good("attached", places));
    }

    /** Commands of other tools, or words: what there is instead. */
    private static Finding hindered(Trouble trouble) {
        List<Advice> lines = Advice.of(trouble.hint());
        Finding found = Finding.cause("not attached", trouble.why(), cure(lines.get(0)), lines.get(0).typed());
        for (Advice line : lines.subList(1, lines.size())) {
            found = found.then("", line.typed());
        }
        return found;
    }

    private static String cure(Advice line) {
        return line.typed().startsWith(":") ? "instead:"
                : !line.typed().isEmpty() ? "other tools attach it:"
                : line.words().endsWith("?") ? line.words() : "instead: " + line.words();
    }
}
