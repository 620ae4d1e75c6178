package bpflab.command;

import bpflab.bench.Bench;
import bpflab.trouble.Trouble;
import bpflab.view.Data;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.View;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code :source FILE}: runs the lines of a file as if they were typed; stops at the first that fails. */
final class SourceCommand implements Command {
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
    public Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        List<String> lines = read(bench.file(words.word(0)));
        if (depth == DEEPEST) {
            throw Trouble.usage(
                    "stopped at " + words.word(0), "files that run files, " + DEEPEST + " deep: does one run itself?",
                            "").toException();
        }
        depth++;
        try {
            return run(words.word(0), lines, screen);
        } finally {
            depth--;
        }
    }

    private Answer run(String file, List<String> lines, Screen screen) throws InterruptedException {
        List<Object> data = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int first = i;
            StringBuilder line = new StringBuilder(lines.get(i));
            while (i + 1 < lines.size() && interpreter.isUnfinished(line.toString())) {
                line.append('\n').append(lines.get(++i));
            }
            if (line.toString().isBlank() || line.toString().stripLeading().startsWith("#")) {
                continue;
            }
            screen.show(View.of(Line.of("> " + line.toString().replace("\n", " "), Role.MUTED)));
            Answer answer = interpreter.run(line.toString(), screen);
            data.add(Data.object("line", line.toString(), "ok", answer.ok(), "data", answer.data()));
            if (!answer.ok()) {
                return stopped(file + ":" + (first + 1), answer, data);
            }
            screen.show(answer.view());
        }
        return Answer.of(View.NOTHING, data);
    }

    private static Answer stopped(String place, Answer answer, Object data) {
        Trouble trouble = answer.trouble().orElseThrow();
        View where = View.of(Line.of("stopped at " + place, Role.BAD));
        return Answer.no(
                View.stack(List.of(answer.view(), where)), data,
                        new Trouble(trouble.kind(), trouble.what() + " (" + place + ")", trouble.why(),
                        trouble.hint()));
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException cause) {
            throw cannot(file, "there is no such file", cause);
        } catch (CharacterCodingException cause) {
            throw cannot(file, "it is no text in UTF-8", cause);
        } catch (IOException cause) {
            throw cannot(file, Files.isDirectory(file) ? "it is a folder" : cause.getMessage(), cause);
        }
    }

    private static RuntimeException cannot(Path file, String why, IOException cause) {
        return Trouble.failed("cannot read " + file, why, "!ls " + file.toAbsolutePath().getParent())
                .toException(cause);
    }
}
