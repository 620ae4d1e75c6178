package bpflab.author;

import bpflab.lesson.Step;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Each step says something, and each command shows something. */
final class TextRule implements Rule {
    @Override
    public Stream<Fault> faults(Draft draft) {
        return draft.lesson().stream().flatMap(lesson -> IntStream.range(0, lesson.steps().size())
                .mapToObj(place -> lesson.steps().get(place))
                .flatMap(step -> faults(draft, step)));
    }

    private static Stream<Fault> faults(Draft draft, Step step) {
        if (hasText(step)) {
            return Stream.empty();
        }
        if (step instanceof Step.Run run && run.prediction().isEmpty()) {
            return sharesFence(draft, run) ? Stream.empty() : Stream.of(bare(draft, run));
        }
        return step instanceof Step.Run ? Stream.empty()
                : Stream.of(draft.at(step.line(), "a step without text", "say what it is about"));
    }

    private static Fault bare(Draft draft, Step.Run run) {
        return run.expected().lines().isEmpty()
                ? draft.at(run.commandLine(), "a step that only types: no text, and no output to look at",
                        "put the command into the step before or behind it, or show what it prints")
                : draft.at(run.commandLine(), "a step without text",
                        "say above it what to look at, or put it into the fence of the command before it");
    }

    private static boolean hasText(Step step) {
        return step instanceof Step.Recap
                || step.markdown().lines().anyMatch(line -> !line.isBlank());
    }

    /** Whether it is not the first command of its fence. */
    private static boolean sharesFence(Draft draft, Step.Run run) {
        List<String> text = draft.text();
        int at = run.commandLine() - 2;
        while (at >= 0 && !text.get(at).startsWith("```")) {
            if (text.get(at).strip().startsWith("bpflab>")) {
                return true;
            }
            at--;
        }
        return false;
    }
}
