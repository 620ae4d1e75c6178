package bpflab.linux;

import bpflab.elf.ObjectFile;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadResult;
import bpflab.libbpf.Fd;
import bpflab.verifier.stack.StackReads;
import bpflab.verifier.stack.UnwrittenBytes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Points out bytes of the stack that are handed out without having been written, which the kernel lets root do. Where
 * the instructions leave a doubt, the verifier is asked once more, as for a loader without CAP_PERFMON: only what it
 * then says of such bytes is told. Where it does not refuse them, or cannot be asked, as of tracing programs, those are
 * told that no way writes.
 */
final class Unwritten {
    /** What took longer to verify is not verified twice without having been asked for. */
    private static final Duration LONGEST = Duration.ofMillis(50);

    private final ObjectFile file;
    private final LoadOptions options;
    private final Readers readers;

    Unwritten(ObjectFile file, LoadOptions options, Readers readers) {
        this.file = file;
        this.options = options;
        this.readers = readers;
    }

    /** A sentence on the first such bytes of a program that is loaded; empty when there are none. */
    Optional<String> note(ProgramLoad load, LoadResult.Loaded loaded, Map<String, Fd> maps) {
        if (!StackReads.doubtful(file, load.spec())) {
            return Optional.empty();
        }
        boolean asks = !options.strict() && load.type().filter(type -> !type.needsPerfmon()).isPresent()
                && loaded.took().compareTo(LONGEST) < 0;
        return (asks ? refused(load, maps) : Optional.<String>empty())
                .or(() -> UnwrittenBytes.note(file, load.spec()));
    }

    private Optional<String> refused(ProgramLoad load, Map<String, Fd> maps) {
        readers.calls().add("once more without CAP_PERFMON: does it read bytes that were never written?");
        LoadResult strict = Strict.load(load, maps, readers);
        if (strict instanceof LoadResult.Loaded clean) {
            clean.program().close();
        }
        return strict instanceof LoadResult.Rejected rejected && rejected.obstacle().isEmpty()
                ? UnwrittenBytes.note(file, rejected.log(), rejected.with(options.sources()).explanation())
                : Optional.empty();
    }
}
