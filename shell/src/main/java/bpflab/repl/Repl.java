package bpflab.repl;

import bpflab.bench.Bench;
import bpflab.bench.Interrupts;
import bpflab.bench.Remark;
import bpflab.bench.Setting;
import bpflab.bench.WorkingFolder;
import bpflab.command.Answer;
import bpflab.command.CommandSpec;
import bpflab.command.Interpreter;
import bpflab.snippet.JavaSnippets;
import bpflab.tour.Tour;
import bpflab.view.Line;
import bpflab.view.Listing;
import bpflab.view.terminal.Recording;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.TroubleView;
import bpflab.view.View;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;

/** The prompt: reads a line, has it run, shows the answer, until the student leaves. */
public final class Repl {
    private final Parts parts;
    private final OutputGate gate;
    private final Theme theme;
    private final TerminalScreen screen;
    private final Prompter prompter;
    private Optional<String> welcomeOffer = Optional.empty();
    private Runnable behindFirstPrompt = () -> { };
    private boolean playing;
    private boolean freeTold;

    /**
     * What a prompt is joined from.
     *
     * @param terminal where it is
     * @param bench what is worked on
     * @param interpreter runs the lines
     * @param java runs those of Java
     * @param history keeps the lines typed
     * @param environment the process's variables: {@code NO_COLOR}, {@code EDITOR}, {@code VISUAL}
     */
    public record Parts(
            Terminal terminal, Bench bench, Interpreter interpreter, JavaSnippets java, LineHistory history,
                    Map<String, String> environment) {}

    /** A prompt that does not show yet. */
    public Repl(Parts parts) {
        this.parts = parts;
        gate = new OutputGate(parts.terminal());
        theme = Theme.of(parts.terminal(), parts.environment());
        screen = new TerminalScreen(parts.terminal(), gate, theme, () -> parts.bench().settings().on(Setting.PAGER));
        prompter = prompter();
        gate.serve(prompter);
        parts.bench().interactWith(new TerminalInteraction(
                parts.terminal(), theme, gate, parts.bench(), parts.environment()));
        if (System.console() != null) {
            parts.java().readsFrom(Path.of("/dev/stdin"));
        }
        parts.java().strayLinesTo(line -> above(Listing.of(Line.of(line))));
    }

    /** Has something done in the background once the first prompt stands there. */
    public void behindFirstPrompt(Runnable task) {
        behindFirstPrompt = task;
    }

    /**
     * Greets, then reads and runs lines until the student leaves; says what is taken down then, and leaves that to the
     * bench.
     */
    public void run(Welcome welcome) {
        welcomeOffer = welcome.offer();
        screen.show(welcome.view());
        remarks();
        Thread feed = daemon("bpflab-trace", new TraceFeed(parts.bench(), this::above));
        prompter.whenShown(() -> {
            daemon("bpflab-start", behindFirstPrompt).start();
            parts.java().warmUp();
            feed.start();
        });
        Optional<String> line = Optional.of("");
        while (line.isPresent()) {
            executeAll(line.get());
            line = parts.bench().history().isEnded() ? Optional.empty() : read();
        }
        feed.interrupt();
        farewell();
        parts.java().close(); // before the terminal goes: what is printed after this must not look for it
    }

    /** Shows something above the prompt, whenever. */
    void above(View view) {
        gate.above(screen.lines(view));
    }

    /** The next line; empty when the student leaves. */
    private Optional<String> read() {
        while (true) {
            try {
                Thread.interrupted();
                return Optional.of(prompter.readLine(prompt().toAnsi(parts.terminal())));
            } catch (UserInterruptException ctrlC) {
                continue;
            } catch (EndOfFileException ctrlD) {
                return Optional.empty();
            }
        }
    }

    /**
     * Several lines each as if it had been typed: behind a prompt of its own, so that all see whose answer is whose.
     */
    private void executeAll(String text) {
        List<String> lines = new Pasted(parts.interpreter()).lines(text).stream()
                .flatMap(line -> parts.bench().course().prompt().lines(line).stream())
                .toList();
        boolean goesOn = true;
        for (int at = 0; at < lines.size() && goesOn && !parts.bench().history().isEnded(); at++) {
            boolean typedSo = at == 0 && lines.get(0).startsWith(":answer") && !text.startsWith(":answer");
            if (lines.size() > 1 && !typedSo) {
                String first = lines.get(at).lines().findFirst().orElse("");
                gate.print(List.of(theme.paint(Line.of(
                        new Span(prompt().toString(), Role.TITLE),
                        Span.of(first.equals(lines.get(at)) ? first : first + " …")))));
            }
            goesOn = execute(lines.get(at));
        }
    }

    /** Whether a line is what the lesson offers, or turns its pages, or is work on its exercise. */
    private boolean isOfTheLesson(String line) {
        return place().isEmpty() || offer().filter(line::equals).isPresent()
                || parts.interpreter().topic(line).filter(CommandSpec.Topic.COURSE::equals).isPresent()
                || parts.bench().course().tour().now().filter(Tour::isExercise).isPresent()
                        && parts.interpreter().topic(line).filter(CommandSpec.Topic.EXERCISE::equals).isPresent();
    }

    /** @return whether it was not stopped by Ctrl-C */
    private boolean execute(String line) {
        if (line.isBlank()) {
            return true;
        }
        playing = line.startsWith("#") ? playing : !isOfTheLesson(line.strip());
        welcomeOffer = Optional.empty();
        Thread worker = Thread.currentThread();
        Terminal.SignalHandler before = parts.terminal().handle(Terminal.Signal.INT, signal -> {
            parts.bench().history().journal().byHand();
            if (!Interrupts.endWait()) {
                worker.interrupt();
            }
        });
        Attributes echoing = quiet();
        try {
            answer(line);
            return true;
        } catch (InterruptedException ctrlC) {
            screen.show(View.of(Line.of("stopped", Role.MUTED)));
            return false;
        } finally {
            parts.terminal().handle(Terminal.Signal.INT, before);
            parts.terminal().setAttributes(echoing);
            Thread.interrupted();
        }
    }

    private void answer(String line) throws InterruptedException {
        String placeBefore = place();
        Recording recording = new Recording(screen);
        Answer answer = parts.interpreter().run(line, recording);
        recording.keepAnswer(answer.view());
        screen.showAnswer(answer.view());
        Optional<Remark> remark = parts.bench().stage().saw(line, recording.lines());
        remark.ifPresent(said -> screen.show(said.view()));
        remarks();
        remark.ifPresent(said -> screen.show(said.question()));
        // :lesson and :back lead to a step: that is the lesson again; so is its line where :next was offered.
        playing &= remark.isEmpty() && placeBefore.equals(place());
        if (playing && !freeTold && !parts.bench().history().isEnded()) {
            freeTold = true;
            screen.show(View.of(Line.of(
                    "  (the prompt says free: that line was not the lesson's; Enter goes on with it)", Role.MUTED)));
        }
        screen.show(placeBefore.equals(place()) ? View.NOTHING : View.of(Line.EMPTY));
    }

    /** What is typed while a command runs waits for the prompt, instead of appearing amid the output. */
    private Attributes quiet() {
        Attributes before = parts.terminal().getAttributes();
        Attributes quiet = new Attributes(before);
        quiet.setLocalFlag(Attributes.LocalFlag.ECHO, false);
        parts.terminal().setAttributes(quiet);
        return before;
    }

    /** What could not be kept: said, and the lesson goes on. */
    private void remarks() {
        parts.bench().course().takeRemarks().forEach(trouble -> screen.show(TroubleView.of(trouble)));
    }

    private boolean isUnfinished(String text) {
        return parts.bench().course().prompt().question().isEmpty() && parts.interpreter().isUnfinished(text);
    }

    private String place() {
        return parts.bench().course().prompt().place();
    }

    private Optional<String> offer() {
        return parts.bench().course().prompt().offer().or(() -> welcomeOffer);
    }

    private static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private void farewell() {
        List<String> words = parts.bench().farewell();
        screen.show(words.isEmpty()
                ? View.NOTHING
                : View.of(words.stream().map(it -> Line.of(it, Role.MUTED)).toArray(Line[]::new)));
    }

    private AttributedString prompt() {
        String named = Prompter.isDumb(parts.terminal())
                ? offer().map(line -> " [Enter: " + line + "]").orElse("")
                : "";
        WorkingFolder folder = parts.bench().folder();
        return new Prompt(
                place() + named, folder.elsewhere().map(folder::shown).orElse(""), playing,
                        parts.bench().settings().on(Setting.TRACE))
                .styled(theme);
    }

    private Prompter prompter() {
        Prompter made = new Prompter(parts.terminal(), parts.history().variables(), theme);
        made.setHistory(parts.history().open(made));
        made.setParser(new LineParser(this::isUnfinished));
        made.setCompleter(new LineCompleter(parts.interpreter().commands(), new Names(parts.bench()), parts.java()));
        made.setHighlighter(new InputHighlighter(theme, parts.interpreter().commands().all()));
        made.suggest(new Suggestion(this::offer, made.getHistory()));
        return made;
    }
}
