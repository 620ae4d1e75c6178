package bpflab.command.course;

import bpflab.elf.ProgramSpec;
import bpflab.verifier.log.VerifierLog;
import bpflab.verifier.story.Explanation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the verifier says when it refuses: by the same tables as {@code :verifier}. */
record MessageMeanings() implements Meanings {
    private static final int SHORTEST = 8;

    @Override
    public Optional<Meaning> find(String typed) {
        if (typed.strip().length() < SHORTEST) {
            return Optional.empty();
        }
        return spellings(typed.strip())
                .map(MessageMeanings::explanation)
                .filter(known -> !known.kind().equals(Explanation.UNKNOWN))
                .findFirst()
                .map(known -> new Meaning(
                        typed.strip(), "the kernel says so",
                        "The program " + known.what() + ": " + known.why() + ".\n\nWhat mends it: " + known.fix()
                                + "\n\n`:verifier` walks through the log of a program that was refused here."));
    }

    /** As typed; then with one word in the quotes that the kernel puts there and the command line takes away. */
    private static Stream<String> spellings(String typed) {
        List<String> words = List.of(typed.split("\\s+"));
        return Stream.concat(Stream.of(typed), IntStream.range(0, words.size()).mapToObj(quoted -> IntStream
                .range(0, words.size())
                .mapToObj(i -> i == quoted ? "'" + words.get(i) + "'" : words.get(i))
                .collect(Collectors.joining(" "))));
    }

    private static Explanation explanation(String message) {
        return Explanation.of(
                new VerifierLog(message + "\n"),
                new ProgramSpec("program", "", new byte[0], List.of(), List.of(), List.of()));
    }

    @Override
    public List<String> names() {
        return List.of();
    }
}
