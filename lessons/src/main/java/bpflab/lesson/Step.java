package bpflab.lesson;

import bpflab.hook.Hook;
import java.util.List;
import java.util.Optional;

/** A piece of a lesson that is shown at once. */
public sealed interface Step {
    /** The line of {@code lesson.md} where it starts, from 1. */
    int line();

    /**
     * What is shown, as Markdown; {@code file=} fences hold the file's text. Empty for the second command of a fence.
     */
    String markdown();

    /** Text alone. */
    record Read(int line, String markdown) implements Step {}

    /**
     * Text, then a command to run.
     *
     * @param command the line as typed, with its colon
     * @param commandLine the line of {@code lesson.md} where the command stands, from 1
     * @param expected the output it gives
     * @param rejected words that the kernel's rejection must hold; empty when the command must succeed
     */
    record Run(int line, String markdown, String command, int commandLine, Expected expected,
            Optional<String> rejected) implements Step {
        /**
         * Where output differs from what the lesson has; for a rejection, whether it holds the words. Empty when it
         * is as in the lesson.
         */
        public Optional<Expected.Difference> differenceTo(List<String> output) {
            boolean rejectionIsThere = rejected.isEmpty()
                    || squeeze(String.join(" ", output)).contains(squeeze(rejected.get()));
            return rejectionIsThere
                    ? expected.differenceTo(output)
                    : Optional.of(
                            new Expected.Difference(
                                    "refused: " + rejected.get(),
                                            output.isEmpty() ? Expected.NOTHING_MORE : output.get(0).strip()));
        }

        private static String squeeze(String text) {
            return text.strip().replaceAll("\\s+", " ");
        }
    }

    /**
     * Text, then a file to edit until its checks pass.
     *
     * @param title the heading behind {@code Exercise:}; empty when it has none
     * @param file the file to edit, a name in the lesson's folder
     * @param program the program that is checked; empty for the only one of the file
     * @param hook where it is attached; empty for where its section says, an interface being lab0
     * @param checks what must hold, in order; at least one
     */
    record Exercise(
            int line, String markdown, String title, String file, Optional<String> program, Optional<Hook> hook,
            List<CheckLine> checks)
                    implements Step {
        public Exercise {
            checks = List.copyOf(checks);
        }
    }
}
