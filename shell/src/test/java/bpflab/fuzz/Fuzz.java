package bpflab.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Bad input for every reader in turn: only values and trouble may come of it, and soon.
 *
 * @param first the seed of the first input; input n has the seed {@code first + n}, and so is always the same
 * @param inputs how many
 * @param folder where input that fails is kept, as {@code LOG-4711}
 * @param limit how long one input may take
 */
record Fuzz(long first, int inputs, Path folder, Duration limit) {
    private static final int MOST_FAILURES = 20;

    /** An input that is neither a value nor trouble. */
    record Failure(Reader reader, long seed, String how, Path input) {
        @Override
        public String toString() {
            return reader + " seed " + seed + ": " + how + " (" + input + ")";
        }
    }

    /** Tries all; stops early when much fails. */
    List<Failure> run() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path scratch = Files.createTempDirectory(folder, "scratch");
        List<Failure> failures = new ArrayList<>();
        ExecutorService one = worker();
        for (long seed = first; seed < first + inputs && failures.size() < MOST_FAILURES; seed++) {
            Reader reader = Reader.values()[(int) Math.floorMod(seed, (long) Reader.values().length)];
            byte[] input = reader.input(seed);
            Future<?> reading = one.submit(() -> {
                reader.read(input, scratch);
                return null;
            });
            try {
                reading.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException wrong) {
                failures.add(failure(reader, seed, input, told(wrong.getCause())));
            } catch (TimeoutException hangs) {
                failures.add(failure(reader, seed, input, "more than " + limit.toSeconds() + " s"));
                one.shutdownNow();
                one = worker();
            }
        }
        one.shutdownNow();
        return failures;
    }

    private Failure failure(Reader reader, long seed, byte[] input, String how) throws IOException {
        return new Failure(reader, seed, how, Files.write(folder.resolve(reader + "-" + seed), input));
    }

    private static String told(Throwable wrong) {
        StackTraceElement[] trace = wrong.getStackTrace();
        for (StackTraceElement at : trace) {
            if (at.getClassName().startsWith("bpflab.")) {
                return wrong + " at " + at;
            }
        }
        return wrong.toString();
    }

    private static ExecutorService worker() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "fuzz");
            thread.setDaemon(true);
            return thread;
        });
    }
}
