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

    /** Answers by kind. */
    <R> R match(Cases<R> on);

    /** One answer a kind. */
    interface Cases<R> {
        /** Text alone. */
        R read(Read step);

        /** A command. */
        R run(Run step);

        /** A file to edit. */
        R exercise(Exercise step);

        /** Questions. */
        R recap(Recap step);
    }

    /** Text alone. */
    record Read(int line, String markdown) implements Step {
        @Override
        public <R> R match(Cases<R> on) {
            return on.read(this);
        }
    }

    /**
     * Text, then a command to run.
     *
     * @param command the line as typed, with its colon
     * @param commandLine the line of {@code lesson.md} where the command stands, from 1
     * @param expected the output it gives
     * @param rejected words that the kernel's rejection must hold; empty when the command must succeed
     * @param prediction what is asked before it runs; empty for most
     */
    record Run(int line, String markdown, String command, int commandLine, Expected expected,
            Optional<String> rejected, Optional<Prediction> prediction) implements Step {
        @Override
        public <R> R match(Cases<R> on) {
            return on.run(this);
        }

        /** Whether somebody typed this command. */
        public boolean isTyped(String typed) {
            return Expected.squeeze(command).equals(Expected.squeeze(typed));
        }

        /**
         * Where output differs from what the lesson has; for a rejection, whether it holds the words. Empty when it
         * is as in the lesson. Where one chooses, what the kernel says is one of the choices.
         */
        public Optional<Expected.Difference> differenceTo(List<String> output) {
            return printedOtherwise(output).or(() -> noChoice(output));
        }

        private Optional<Expected.Difference> noChoice(List<String> output) {
            return prediction.flatMap(asked -> expected.answerIn(output)
                    .filter(answer -> !asked.offers(answer))
                    .map(answer -> new Expected.Difference(String.join(" | ", asked.choices()), answer)));
        }

        private Optional<Expected.Difference> printedOtherwise(List<String> output) {
            boolean rejectionIsThere = rejected.isEmpty()
                    || Expected.squeeze(String.join(" ", output)).contains(Expected.squeeze(rejected.get()));
            return rejectionIsThere
                    ? expected.differenceTo(output)
                    : Optional.of(
                            new Expected.Difference(
                                    "refused: " + rejected.get(),
                                            output.isEmpty() ? Expected.NOTHING_MORE : output.get(0).strip()));
        }
    }

    /**
     * Text, then a file to edit until its checks pass.
     *
     * @param title the heading behind {@code Exercise:}; empty when it has none
     * @param kind whether it is a harder one, or one that begins with a spoilt program
     * @param file the file to edit, a name in the lesson's folder
     * @param program the program that is checked; empty for the only one of the file
     * @param hook where it is attached; empty for where its section says, an interface being lab0
     * @param beside another program of the file that is attached as long as it is checked
     * @param fails what is seen of the file as it is given; empty when that does not matter
     * @param checks what must hold, in order; at least one
     */
    record Exercise(
            int line, String markdown, String title, Section.Kind kind, String file, Optional<String> program,
            Optional<Hook> hook, Optional<Beside> beside, Optional<Seen> fails,
            List<CheckLine> checks)
                    implements Step {
        public Exercise {
            checks = List.copyOf(checks);
        }

        @Override
        public <R> R match(Cases<R> on) {
            return on.exercise(this);
        }

        /** A program that works together with the one that is checked, and where it is attached. */
        public record Beside(String program, Hook hook) {}

        /**
         * The ladder of hints for what was seen: of the check that failed, or, where the file failed as a whole, of all
         * checks.
         *
         * @param check the place of the check that failed, from 0
         */
        public List<String> hints(Seen seen, int check) {
            return seen.isOfOneCheck()
                    ? checks.get(check).hints(seen)
                    : checks.stream().flatMap(line -> line.hints(seen).stream()).toList();
        }
    }

    /**
     * Text, then questions on what was learnt.
     *
     * @param questions in order, at least one
     */
    record Recap(int line, String markdown, List<Question> questions) implements Step {
        public Recap {
            questions = List.copyOf(questions);
        }

        @Override
        public <R> R match(Cases<R> on) {
            return on.recap(this);
        }
    }
}
