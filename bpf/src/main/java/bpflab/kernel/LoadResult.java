package bpflab.kernel;

import bpflab.elf.ProgramSpec;
import bpflab.verifier.log.VerifierLog;
import bpflab.verifier.story.Explanation;
import java.time.Duration;

/** What became of one program of an object. */
public sealed interface LoadResult {
    /** What the object file said of it. */
    ProgramSpec spec();

    /** The verifier's log: whole when rejected, else as asked for. */
    VerifierLog log();

    /** The program is in the kernel; {@code took} is the time of the load call. */
    record Loaded(ProgramSpec spec, Program program, VerifierLog log, Duration took) implements LoadResult {}

    /**
     * The kernel rejected it; {@code reason} is libbpf's or the kernel's word for the error number when the log is
     * empty.
     */
    record Rejected(ProgramSpec spec, VerifierLog log, String reason) implements LoadResult {
        /** Why: the one explanation that every command shows. */
        public Explanation explanation() {
            return Explanation.of(log, reason, spec);
        }
    }
}
