package bpflab.check;

import bpflab.clang.Clang;
import bpflab.clang.Compilation;
import bpflab.elf.ObjectFile;
import bpflab.trouble.Trouble;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The lesson's solution, compiled by a thread of its own while traffic is waited for: clang takes longer than all the
 * rest of a check that passes.
 */
final class CompiledAhead implements AutoCloseable {
    private final Path file;
    private final FutureTask<Compilation> compiling;
    private final Thread thread;

    private CompiledAhead(Clang clang, Path file) {
        this.file = file;
        this.compiling = new FutureTask<>(() -> clang.compile(file, List.of()));
        this.thread = new Thread(compiling, "bpflab-solution");
        thread.setDaemon(true);
        thread.start();
    }

    /** Begins at once. */
    static CompiledAhead of(Clang clang, Path file) {
        return new CompiledAhead(clang, file);
    }

    /** @throws bpflab.trouble.TroubleException it does not compile */
    ObjectFile object() throws InterruptedException {
        try {
            if (compiling.get() instanceof Compilation.Compiled compiled) {
                return ObjectFile.parse(file.getFileName().toString(), compiled.object());
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
        throw Trouble.failed("cannot compare", file + " does not compile", "mend the lesson").toException();
    }

    /** Where nobody wanted it, clang is ended. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
