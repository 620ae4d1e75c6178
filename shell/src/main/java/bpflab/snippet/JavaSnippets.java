package bpflab.snippet;

import bpflab.command.Answer;
import bpflab.command.JavaVariable;
import bpflab.command.Snippets;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.view.Line;
import bpflab.view.Listing;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.View;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Java at the prompt, by JShell: made when first needed, or ahead of that by {@link #warmUp()}. One thread owns the
 * engine.
 */
public final class JavaSnippets implements Snippets, AutoCloseable {
    private static final long GRACE_MILLIS = 3000;

    private final SnippetOutput output = new SnippetOutput();
    private final BooleanSupplier traces;
    private ExecutorService worker = newWorker();
    private Future<Engine> engine;
    private Optional<InputStream> formerInput = Optional.empty();
    private volatile Optional<SnippetInput> input = Optional.empty();

    /** Java that is asked before each exception whether to show its stack trace. */
    public JavaSnippets(BooleanSupplier traces) {
        this.traces = traces;
    }

    /** Says where the lines go that a thread prints which outlives its snippet. At first they are dropped. */
    public void strayLinesTo(Consumer<String> idle) {
        output.idle(idle);
    }

    /** Says that {@code System.in} is that from now on, as long as this is open: a terminal by its name. */
    public synchronized void readsFrom(Path terminal) {
        formerInput = Optional.of(formerInput.orElse(System.in));
        input = Optional.of(new SnippetInput(terminal));
        System.setIn(input.get());
    }

    /** Starts JShell in the background, so that the first line of Java need not wait for it. */
    public void warmUp() {
        engine();
    }

    /** Prints a line where snippets print. */
    public void print(String line) {
        output.print(line);
    }

    @Override
    public Answer run(String source, Screen screen) throws InterruptedException {
        Evaluation evaluation = new Evaluation(get(engine()), traces.getAsBoolean());
        Printed printed = new Printed();
        output.to(line -> {
            printed.add(line);
            screen.show(Listing.of(Line.of(line)));
        });
        Future<Answer> answer = submit(() -> evaluation.run(source));
        try {
            Answer ended = get(answer);
            output.finish();
            return printed.in(ended);
        } catch (InterruptedException ctrlC) {
            stop(evaluation, answer, screen);
            throw ctrlC;
        } finally {
            output.finish();
        }
    }

    @Override
    public boolean isUnfinished(String source) {
        return ask(engine -> switch (engine.analysis().analyzeCompletion(source).completeness()) {
            case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> true;
            default -> false;
        });
    }

    /** Does not wait for JShell: while there is none, nothing was made. */
    @Override
    public boolean knows(String name) {
        Future<Engine> there = started();
        return there != null && there.isDone() && ask(engine -> engine.knows(name));
    }

    @Override
    public List<JavaVariable> variables() {
        Future<Engine> there = started();
        return there != null && there.isDone() ? ask(Engine::variables) : List.of();
    }

    /** What could stand at {@code cursor}. Blocks until JShell is there. */
    public Completions completions(String source, int cursor) {
        return ask(engine -> Completions.of(engine.analysis(), source, cursor));
    }

    @Override
    public synchronized void close() {
        output.giveBack();
        formerInput.ifPresent(System::setIn);
        worker.shutdownNow();
    }

    private synchronized Future<Engine> engine() {
        if (engine == null) {
            engine = submit(this::make);
        }
        return engine;
    }

    private synchronized Future<Engine> started() {
        return engine;
    }

    /** A script that is ended from outside may be about to ask while all is closed. */
    private <T> Future<T> submit(Callable<T> task) {
        try {
            return worker.submit(task);
        } catch (RejectedExecutionException closed) {
            throw Trouble.failed("stopped", "the session is over", "").toException(closed);
        }
    }

    private Engine make() {
        Logging.setUp();
        Engine made = new Engine();
        output.takeOver();
        return made;
    }

    private <T> T ask(Function<Engine, T> question) {
        try {
            Engine there = get(engine());
            return get(submit(() -> question.apply(there)));
        } catch (InterruptedException ctrlC) {
            Thread.currentThread().interrupt();
            throw Trouble.failed("stopped", "Ctrl-C", "").toException(ctrlC);
        }
    }

    /**
     * A snippet that does not end is left alone, with its engine: Java has no way to end a thread that does not look
     * up.
     */
    private void stop(Evaluation evaluation, Future<Answer> answer, Screen screen) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
        while (System.nanoTime() < deadline) {
            evaluation.stop();
            input.ifPresent(SnippetInput::stop);
            try {
                answer.get(50, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException notYet) {
                continue;
            } catch (ExecutionException ended) {
                return;
            } catch (InterruptedException again) {
                break;
            }
        }
        startAfresh();
        screen.show(View.of(
                Line.of("the snippet does not stop and goes on unseen; Java starts afresh, without your variables",
                        Role.WARN)));
    }

    private synchronized void startAfresh() {
        worker.shutdown();
        worker = newWorker();
        engine = null;
    }

    private static ExecutorService newWorker() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "bpflab-java");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static <T> T get(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof TroubleException trouble) {
                throw trouble;
            }
            if (cause instanceof LinkageError) {
                throw Trouble.machine(
                        "no Java at the prompt", "this Java comes without JShell: " + cause.getMessage(),
                                "install a whole JDK 17 or newer")
                        .toException(cause);
            }
            throw Trouble.failed(
                    "Java could not read this line", "JShell stumbles over it: " + cause.getClass().getSimpleName(),
                            ":help   # lists the commands")
                    .toException(cause);
        }
    }
}
