package bpflab.command.bench;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.CommandSpec;
import bpflab.command.Effect;
import bpflab.command.Interpreter;
import bpflab.command.ParsedArguments;
import bpflab.command.Script;
import bpflab.command.ScriptRunner;
import bpflab.command.Unsaved;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Sentences;
import bpflab.view.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code :source FILE}: runs the lines of a file as if they were typed; stops at the first that fails. The lines are
 * the session's, so {@code :save} writes them, and not also the command that would run them again.
 */
final class SourceCommand implements Unsaved {
    private static final int DEEPEST = 8;

    private final Interpreter interpreter;
    private int depth;

    SourceCommand(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public String name() {
        return "source";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.BENCH, "run the lines of a file", ":source session.bpflab",
                        Argument.required("FILE", Argument.Kind.FILE))
                .like("bpflab run session.bpflab");
    }

    @Override
    public Effect effect(ParsedArguments words) {
        return Effect.ACTS;
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        Path file = bench.file(words.word(0));
        Script script = Script.read(words.word(0), file);
        if (depth == DEEPEST) {
            throw Trouble.usage(
                    "stopped at " + words.word(0), "files that run files, " + DEEPEST + " deep: does one run itself?",
                            "").toException();
        }
        depth++;
        try {
            return run(script, screen);
        } finally {
            depth--;
        }
    }

    private Answer run(Script script, Screen screen) throws InterruptedException {
        Account account = new Account(screen);
        return new ScriptRunner(interpreter, account, false).run(script).isEmpty()
                ? Answer.of(View.NOTHING, account.data)
                : account.stopped;
    }

    /** What a line answered, as data. */
    private record Answered(String line, boolean ok, Object data) {}

    /** What the lines answered, each shown as it comes but the one that fails: that is this command's own answer. */
    private static final class Account implements ScriptRunner.Listener {
        private final Screen screen;
        private final List<Object> data = new ArrayList<>();
        private Answer stopped;

        Account(Screen screen) {
            this.screen = screen;
        }

        @Override
        public Screen screen() {
            return screen;
        }

        @Override
        public void begins(String line) {
            screen.show(new Sentences(("> " + line).lines()
                    .map(each -> Line.of(each.startsWith("> ") ? each : "  " + each, Role.MUTED)).toList()));
        }

        @Override
        public void answered(String place, String line, Answer answer) {
            data.add(new Answered(line, answer.ok(), answer.data()));
            if (answer.ok()) {
                screen.show(answer.view());
                return;
            }
            Trouble trouble = answer.trouble().orElseThrow();
            stopped = Answer.no(
                    View.stack(List.of(answer.view(), View.of(Line.of("stopped at " + place, Role.BAD)))), data,
                    new Trouble(
                            trouble.kind(), trouble.what() + " (" + place + ")", trouble.why(), trouble.hint()));
        }
    }
}
