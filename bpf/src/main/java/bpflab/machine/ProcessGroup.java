package bpflab.machine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * A process that bpflab started and may have to end, with all that it starts: a process group of its own, in a session
 * of its own. What is asked of a group the kernel does for all its processes at once (kill(2) with a negative number),
 * so none can be missed that is just being forked; a list of descendants is old when it is read.
 *
 * <p>One process more belongs to each group, its keeper: a shell that waits on a pipe for names of signals, which it
 * sends to the group that it is in. When the pipe closes it sends SIGKILL. So the group ends with its leader, and with
 * this JVM, however that ends; and its number cannot become another group's while we know it.
 */
public final class ProcessGroup implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration DEATH = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);
    private static final Path PROC = Path.of("/proc");

    private static final Path CONTROLLING = Path.of("/dev/tty");

    /** The number of read(2), by Java's name of the architecture. */
    private static final Map<String, String> READ = Map.of("amd64", "0", "aarch64", "63");

    /** The leader and the keeper. */
    private static final int ALONE = 2;

    /** The keeper reads what would be the leader's input; that comes from the file which is the first argument. */
    private static final String KEPT = """
            exec 9<&0 <"$1"
            shift
            ( ( trap '' HUP INT QUIT TERM TSTP
                while read -r signal; do kill -s "$signal" 0; done
                kill -s KILL 0 ) <&9 9<&- >/dev/null 2>&1 & )
            exec 9<&-
            exec "$@"
            """;

    /** The same for a command whose input is the first line that the keeper reads; the others are for the group. */
    private static final String KEPT_WAITING = """
            exec 8>&2 9<&0 2>/dev/null
            ( ( trap '' HUP INT QUIT TERM TSTP
                IFS= read -r line && printf '%s\\n' "$line"
                exec >/dev/null
                while read -r signal; do kill -s "$signal" 0; done
                kill -s KILL 0 ) <&9 8>&- 9<&- & ) | "$@" 2>&8 8>&- 9<&-
            """;

    private final Process leader;
    /** Whether the command still waits for the line that is its input. */
    private boolean waiting;

    private ProcessGroup(Process leader, boolean waiting) {
        this.leader = leader;
        this.waiting = waiting;
    }

    /**
     * Starts a command as the leader of a group.
     *
     * @param builder the command; what it says of the input does not count
     * @param input the file that the command reads
     * @throws IOException there is no such program
     */
    public static ProcessGroup start(ProcessBuilder builder, Path input) throws IOException {
        return new ProcessGroup(kept(builder, KEPT, List.of(input.toString())), false);
    }

    /**
     * Starts a command that has no input.
     *
     * @throws IOException there is no such program
     */
    public static ProcessGroup start(ProcessBuilder builder) throws IOException {
        return start(builder, Path.of("/dev/null"));
    }

    /**
     * Starts a command in a group whose leader waits for it, and gives it its input, a line, when that is known.
     *
     * @throws IOException there is no such program
     */
    public static ProcessGroup waiting(ProcessBuilder builder) throws IOException {
        return new ProcessGroup(kept(builder, KEPT_WAITING, List.of()), true);
    }

    private static Process kept(ProcessBuilder builder, String script, List<String> arguments) throws IOException {
        List<String> command = builder.command();
        if (Tools.of(Path.of("/"), path(builder.environment())).find(command.get(0)).isEmpty()) {
            throw new IOException("there is no program " + command.get(0));
        }
        List<String> kept = new ArrayList<>(List.of("setsid", "/bin/sh", "-c", script, "sh"));
        kept.addAll(arguments);
        kept.addAll(command);
        builder.command(kept).redirectInput(ProcessBuilder.Redirect.PIPE);
        return builder.start();
    }

    private static String path(Map<String, String> environment) {
        return environment.getOrDefault("PATH", "/usr/bin:/bin");
    }

    /** The process that was started; its number is the group's. Its input is not ours to write to. */
    public Process leader() {
        return leader;
    }

    /** Whether the leader lives and has started something that does, too. */
    public boolean isShared() {
        return leader.isAlive() && members() > ALONE;
    }

    /** Whether one of them waits in read(2) for what is typed at a terminal, which is the session's. */
    public boolean reads(Path terminal) {
        String read = READ.getOrDefault(System.getProperty("os.arch"), "none");
        return processes(process -> isMember(process) && waitsFor(process, read, terminal)) > 0;
    }

    /**
     * Gives a command that was started as waiting its input.
     *
     * @param line without its end; it has no other
     */
    public void tell(String line) {
        waiting = false;
        write(line);
    }

    /**
     * Sends a signal to all.
     *
     * @param signal its name without SIG
     */
    public void signal(String signal) {
        if (waiting) {
            tell("");
        }
        write(signal);
    }

    private void write(String line) {
        OutputStream keeper = leader.getOutputStream();
        try {
            keeper.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            keeper.flush();
        } catch (IOException gone) {
            // The leader has ended, so the keeper has ended the others.
        }
    }

    /**
     * Asks all to end, and ends those that have not after a second: none is left on return. An interrupt shortens that
     * second, and stays.
     */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        if (isShared()) {
            signal("TERM");
            // Not only until its children have ended: a leader may tidy up behind them.
            interrupted |= awaitInterruptibly(() -> !leader.isAlive());
        }
        signal("KILL");
        interrupted |= await(() -> members() == 0);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether an interrupt ended it */
    private static boolean awaitInterruptibly(BooleanSupplier reached) {
        long end = System.nanoTime() + GRACE.toNanos();
        while (!reached.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            if (Thread.interrupted()) {
                return true;
            }
        }
        return false;
    }

    /**
     * What was killed is gone soon, unless it hangs in the kernel.
     *
     * @return whether there was an interrupt
     */
    private static boolean await(BooleanSupplier reached) {
        boolean interrupted = false;
        long end = System.nanoTime() + DEATH.toNanos();
        while (!reached.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            interrupted |= Thread.interrupted();
        }
        return interrupted;
    }

    /** How many processes of the group live. */
    private int members() {
        return processes(this::isMember);
    }

    private static int processes(Predicate<Path> which) {
        int count = 0;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                count += which.test(process) ? 1 : 0;
            }
        } catch (IOException | DirectoryIteratorException cause) {
            throw new IllegalStateException("/proc cannot be read", cause);
        }
        return count;
    }

    /** By proc_pid_syscall(5): the number of the call that it is blocked in, then its arguments. */
    private static boolean waitsFor(Path process, String read, Path terminal) {
        try {
            String[] call = Files.readString(process.resolve("syscall")).split(" ", 3);
            if (!call[0].equals(read)) {
                return false;
            }
            Path file = Files.readSymbolicLink(process.resolve("fd/" + Long.decode(call[1])));
            return file.equals(terminal) || file.equals(CONTROLLING);
        } catch (IOException ended) {
            return false;
        }
    }

    /** By proc_pid_stat(5): behind the name, which may have any characters, come state, parent and group. */
    private boolean isMember(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 4);
            return !fields[0].matches("[ZX]") && fields[2].equals(Long.toString(leader.pid()));
        } catch (IOException ended) {
            return false;
        }
    }
}
