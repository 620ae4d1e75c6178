package bpflab.author;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What bpflab prints is shown by running it, not by a fence that is only looked at. */
final class OutputRule implements Rule {
    private static final Set<String> RUN = Set.of("bpflab", "predict");

    @Override
    public Stream<Fault> faults(Draft draft) {
        return draft.fences().stream().filter(fence -> !RUN.contains(fence.word())).flatMap(fence -> {
            List<String> lines = fence.lines();
            return IntStream.range(0, lines.size())
                    .filter(at -> lines.get(at).strip().matches("(bpflab>|[$#] (\\./)?bpflab\\b).*"))
                    .limit(1)
                    .mapToObj(at -> draft.at(fence.line() + 1 + at, "a command of bpflab that is never run",
                            "```bpflab instead of ```" + fence.word()));
        });
    }
}
