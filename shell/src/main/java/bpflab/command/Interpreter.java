package bpflab.command;

import bpflab.bench.Bench;
import bpflab.bench.Journal;
import bpflab.bench.Setting;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.view.Clean;
import bpflab.view.Screen;
import bpflab.view.StackTrace;
import bpflab.view.TroubleView;
import bpflab.view.View;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * One typed line to its answer: a command ({@code :name}), a system command ({@code !ip link}), a comment, or Java. The
 * prompt and scripts share it.
 */
public final class Interpreter {
    /** A hint about this prompt; any other may be followed in another window, and another folder. */
    private static final List<String> TYPED_HERE = List.of(":", "!", "did you mean");

    private final Bench bench;
    private final Snippets snippets;
    private final Commands commands;
    private Classifier classifier;

    /**
     * An interpreter for a bench.
     *
     * @param list its commands; some of them need the interpreter itself, to run lines or to show each other
     */
    public Interpreter(Bench bench, Snippets snippets, Function<Interpreter, List<Command>> list) {
        this.bench = bench;
        this.snippets = snippets;
        this.commands = new Commands(list.apply(this));
    }

    /** Made for the first line that is no command: most of it are patterns, which take as long as a short run. */
    private synchronized Classifier classifier() {
        if (classifier == null) {
            classifier = new Classifier(
                    commands, tool -> bench.machine().tools().has(tool), line -> snippets.knows(line),
                            "root".equals(System.getProperty("user.name")));
        }
        return classifier;
    }

    /** The variables of Java. */
    public List<JavaVariable> variables() {
        return snippets.variables();
    }

    /** The commands that it knows. */
    public Commands commands() {
        return commands;
    }

    /** Whether a line has ended the session. */
    boolean isEnded() {
        return bench.history().isEnded();
    }

    /** Whether the line goes on below: Java with an open brace or without its end, a function in C. */
    public boolean isUnfinished(String text) {
        if (isOurs(text.strip())) {
            return false;
        }
        Typed typed = classifier().of(text);
        return typed.kind() == Typed.Kind.JAVA ? snippets.isUnfinished(text) : typed.hasBraces() && Braces.isOpen(text);
    }

    /** Whether the lines belong into a file: C, or a script of BCC's. */
    public boolean isFile(String text) {
        return !isOurs(text.strip()) && classifier().of(text).isFile();
    }

    private static boolean isOurs(String line) {
        return line.isEmpty() || line.startsWith(":") || line.startsWith("!");
    }

    /**
     * Runs a line. Trouble of any kind becomes a "no".
     *
     * @throws InterruptedException Ctrl-C
     */
    public Answer run(String line, Screen screen) throws InterruptedException {
        if (line.strip().startsWith("#") && classifier().of(line.strip()).kind() == Typed.Kind.REMARK) {
            remark(line);
            return Answer.of(View.NOTHING, Answer.NO_DATA);
        }
        Journal.Page page = bench.history().journal().open(line, screen);
        try {
            Answer answer = run(line, page, true);
            page.done(name(line), answer.ok(), answer.view());
            return answer;
        } catch (InterruptedException ctrlC) {
            page.stopped(name(line));
            throw ctrlC;
        }
    }

    /** A line that is for whoever reads the notes of the session, and nothing to run. */
    void remark(String line) {
        bench.history().journal().open(line, unseen -> { }).remark();
    }

    /** The command's, however short it was typed; empty for anything else. */
    private String name(String line) {
        return command(line).map(Command::name).orElse("");
    }

    /**
     * Runs a line that another one asks for again and again: it is not noted as typed.
     *
     * @throws InterruptedException Ctrl-C
     */
    public Answer again(String line, Screen screen) throws InterruptedException {
        return run(line, screen, false);
    }

    /** The topic that the command of a line belongs to; empty when it is none of ours. */
    public Optional<CommandSpec.Topic> topic(String line) {
        return command(line).map(command -> command.help().topic());
    }

    private Optional<Command> command(String line) {
        String typed = line.strip();
        int end = 0;
        while (end < typed.length() && !Character.isWhitespace(typed.charAt(end))) {
            end++;
        }
        try {
            return typed.startsWith(":") ? Optional.of(commands.named(typed.substring(1, end))) : Optional.empty();
        } catch (TroubleException notUnderstood) {
            return Optional.empty();
        }
    }

    /** What a line does to the bench, as far as it can be told without running it. */
    public Effect effect(String line) {
        String typed = line.strip();
        if (!typed.startsWith(":")) {
            return Effect.ACTS;
        }
        try {
            List<String> words = Tokenizer.words(typed.substring(1));
            Command command = commands.named(words.isEmpty() ? "" : words.get(0));
            return command.effect(
                    ParsedArguments.sort(command.name(), command.help(), words.subList(1, words.size())));
        } catch (TroubleException notUnderstood) {
            return Effect.ACTS;
        }
    }

    private Answer run(String line, Screen screen, boolean noted) throws InterruptedException {
        String typed = line.strip();
        if (typed.isEmpty()) {
            return Answer.of(View.NOTHING, Answer.NO_DATA);
        }
        try {
            return answer(typed, screen, noted);
        } catch (TroubleException met) {
            return no(shorter(meant(typed, met.trouble()), typed), met);
        } catch (InvalidPathException impossible) {
            return no(Trouble.usage(
                    "no file can be called " + Clean.text(impossible.getInput()), impossible.getReason(),
                    impossible.getReason().startsWith("Malformed")
                            ? "LC_ALL=C.UTF-8 bpflab   # in a shell: so started, all letters can be in names"
                            : "type another name"), impossible);
        } catch (CancellationException stopped) {
            if (Thread.interrupted()) {
                throw new InterruptedException(); // in a loop that has no other way to say so
            }
            return no(ownFault(stopped), stopped);
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError broken) {
            return no(ownFault(broken), broken);
        } finally {
            if (!noted) {
                bench.notices().forgetHints();
            }
            bench.giveBack();
            bench.how().collect();
        }
    }

    private Answer answer(String typed, Screen screen, boolean noted) throws InterruptedException {
        if (typed.startsWith("!")) {
            begin(typed, noted);
            return new SystemLine(bench.folder().standing(), bench.background(), bench.interaction())
                    .run(typed.substring(1).strip(), screen);
        }
        if (!typed.startsWith(":")) {
            return foreign(typed, screen, noted);
        }
        List<String> words = Tokenizer.words(typed.substring(1));
        Command command = commands.named(words.isEmpty() ? "" : words.get(0));
        List<String> more = words.isEmpty()
                ? List.of()
                : words.subList(1, words.size());
        if (more.contains("--help")) {
            return new CommandHelp(command).answer();
        }
        ParsedArguments sorted = sorted(command, more, typed);
        if (!(command instanceof Unsaved)) {
            begin(typed, noted);
        }
        return command.run(bench, sorted, screen);
    }

    private ParsedArguments sorted(Command command, List<String> words, String typed) {
        try {
            return commands.sorted(command, words);
        } catch (TroubleException cause) {
            throw new MissingWord(bench, command.help()).in(typed, cause.trouble()).toException(cause);
        }
    }

    private Answer foreign(String line, Screen screen, boolean noted) throws InterruptedException {
        Typed typed = classifier().of(line);
        if (typed.kind() != Typed.Kind.JAVA) {
            throw new ForeignLine(bench, typed).trouble(line).toException();
        }
        begin(line, noted);
        return snippets.run(line, screen);
    }

    private void begin(String typed, boolean noted) {
        if (noted) {
            bench.history().add(typed);
        }
        bench.how().begin(typed);
    }

    private Trouble meant(String typed, Trouble trouble) {
        return BlankInName.in(typed, MeantForShell.in(typed, trouble), name -> bench.folder().has(name));
    }

    /** Files of the student's folder are called as they were typed. */
    private Trouble shorter(Trouble trouble, String typed) {
        String folder = bench.folder().here() + "/";
        String hint = new WholeLine(typed, trouble.what()).in(trouble.hint());
        return new Trouble(
                trouble.kind(), trouble.what().replace(folder, ""), trouble.why().replace(folder, ""),
                TYPED_HERE.stream().anyMatch(hint::startsWith) ? hint.replace(folder, "") : hint);
    }

    private Answer no(Trouble trouble, Throwable cause) {
        View view = TroubleView.of(trouble);
        if (bench.settings().on(Setting.TRACE_ERRORS)) {
            view = View.stack(List.of(view, StackTrace.of(cause)));
        }
        return Answer.no(view, Answer.NO_DATA, trouble);
    }

    private static Trouble ownFault(Throwable broken) {
        String words = broken.getMessage() == null ? "" : ": " + broken.getMessage();
        return Trouble.failed(
                "bpflab itself failed", broken.getClass().getSimpleName() + words,
                        ":set trace-errors on   # shows where, next time");
    }
}
