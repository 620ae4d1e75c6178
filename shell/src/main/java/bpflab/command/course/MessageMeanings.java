package bpflab.command.course;

import bpflab.elf.ProgramSpec;
import bpflab.verifier.log.VerifierLog;
import bpflab.verifier.story.Explanation;
import java.util.List;
import java.util.Optional;

/** What the verifier says when it refuses: by the same tables as {@code :verifier}. */
record MessageMeanings() implements Meanings {
    private static final int SHORTEST = 8;

    @Override
    public Optional<Meaning> find(String typed) {
        if (typed.strip().length() < SHORTEST) {
            return Optional.empty();
        }
        Explanation explanation = Explanation.of(
                new VerifierLog(typed.strip() + "\n"),
                new ProgramSpec("program", "", new byte[0], List.of(), List.of(), List.of()));
        return Optional.of(explanation)
                .filter(known -> !known.kind().equals(Explanation.UNKNOWN))
                .map(known -> new Meaning(
                        typed.strip(), "the kernel says so",
                        "The program " + known.what() + ": " + known.why() + ".\n\nWhat mends it: " + known.fix()
                                + "\n\n`:verifier` walks through the log of a program that was refused here."));
    }

    @Override
    public List<String> names() {
        return List.of();
    }
}
