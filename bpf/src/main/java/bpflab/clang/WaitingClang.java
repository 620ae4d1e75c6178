package bpflab.clang;

import bpflab.machine.ProcessGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A clang that is started before its words are known. Two thirds of what a small file costs is the dynamic linker,
 * which relocates 200 MB of clang and LLVM: that is done while something else is waited for, and then clang waits for
 * the file of words ({@code @FILE}) that is its input.
 */
final class WaitingClang implements AutoCloseable {
    /** None is ever started: each command starts its own. */
    static final WaitingClang NONE = new WaitingClang(null);

    private static final String WORDS = "@/dev/stdin";

    /** Null for none. */
    private final Path clang;
    /** Null before it is started, and when it was used. */
    private ProcessGroup group;
    private boolean wasStarted;

    /** Not started yet. */
    WaitingClang(Path clang) {
        this.clang = clang;
    }

    /** Starts it, if that can be; else whoever wants it starts another. */
    void start() {
        try {
            if (group == null && clang != null) {
                wasStarted = true;
                group = ProcessGroup.waiting(ClangRun.builder(List.of(clang.toString(), WORDS)));
            }
        } catch (IOException cannotBeStarted) {
            group = null; // the one that is started with its words says why
        }
    }

    /** Whether it was started and has not got its words. */
    boolean waits() {
        return group != null && group.leader().isAlive();
    }

    /** Whether it was started and has got its words. */
    boolean wasUsed() {
        return wasStarted && group == null;
    }

    /** What waits here goes on there: it is no longer this one's to end. */
    WaitingClang moved() {
        WaitingClang there = new WaitingClang(clang);
        there.group = group;
        there.wasStarted = wasStarted;
        group = null;
        return there;
    }

    /**
     * Runs a command to its end, by the clang that waits if one does.
     *
     * @throws InterruptedException the thread was interrupted: clang is ended first
     * @throws bpflab.trouble.TroubleException it cannot be started, or does not end
     */
    ClangRun run(List<String> command) throws InterruptedException {
        if (!waits() || command.stream().anyMatch(word -> word.indexOf('\n') >= 0)) {
            return ClangRun.of(command);
        }
        ProcessGroup started = group;
        group = null;
        StringBuilder words = new StringBuilder();
        command.stream().skip(1).forEach(word -> words.append(quoted(word)).append(' '));
        started.tell(words.toString());
        ClangRun run = ClangRun.finished(started);
        return run.status() != 0 && run.said().contains(WORDS) ? ClangRun.of(command) : run;
    }

    /** By TokenizeGNUCommandLine of LLVM's CommandLine.cpp: between quotes a backslash keeps what follows it. */
    private static String quoted(String word) {
        return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Ends it, if nobody had need of it. */
    @Override
    public void close() {
        if (group != null) {
            group.close();
            group = null;
        }
    }
}
