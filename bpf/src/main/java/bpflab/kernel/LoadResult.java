package bpflab.kernel;

import bpflab.ast.SourceTrees;
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
     * empty; {@code sources} are the trees of its C.
     */
    record Rejected(ProgramSpec spec, VerifierLog log, String reason, SourceTrees sources) implements LoadResult {
        /** Of an object without source. */
        public Rejected(ProgramSpec spec, VerifierLog log, String reason) {
            this(spec, log, reason, SourceTrees.NONE);
        }

        /** The same, of an object that was compiled from these. */
        public Rejected with(SourceTrees trees) {
            return new Rejected(spec, log, reason, trees);
        }

        /** Why: the one explanation that every command shows. */
        public Explanation explanation() {
            return Explanation.of(log, reason, spec, sources);
        }
    }
}
