package bpflab.kernel;

import bpflab.ast.SourceTrees;
import bpflab.elf.ProgramSpec;
import bpflab.obstacle.Obstacle;
import bpflab.verifier.log.VerifierLog;
import bpflab.verifier.story.Explanation;
import java.time.Duration;
import java.util.Optional;

/** What became of one program of an object. */
public sealed interface LoadResult {
    /** What the object file said of it. */
    ProgramSpec spec();

    /** The verifier's log: whole when rejected, else as asked for. */
    VerifierLog log();

    /** The program is in the kernel; {@code took} is the time of the load call. */
    record Loaded(ProgramSpec spec, Program program, VerifierLog log, Duration took) implements LoadResult {}

    /**
     * It is not in the kernel; {@code obstacle} is what it failed at before the verifier looked; {@code reason} is
     * libbpf's or the kernel's word for the error number; {@code sources} are the trees of its C.
     */
    record Rejected(
            ProgramSpec spec, VerifierLog log, Optional<Obstacle> obstacle, String reason, SourceTrees sources)
            implements LoadResult {
        /** What the verifier rejected, of an object without source. */
        public Rejected(ProgramSpec spec, VerifierLog log, String reason) {
            this(spec, log, Optional.empty(), reason, SourceTrees.NONE);
        }

        /** What did not get as far as the verifier. */
        public Rejected(ProgramSpec spec, Obstacle obstacle) {
            this(spec, VerifierLog.NONE, Optional.of(obstacle), obstacle.says(), SourceTrees.NONE);
        }

        /** The same, of an object that was compiled from these. */
        public Rejected with(SourceTrees trees) {
            return new Rejected(spec, log, obstacle, reason, trees);
        }

        /** Why: the one explanation that every command shows. */
        public Explanation explanation() {
            return obstacle.map(Obstacle::explanation)
                    .orElseGet(() -> Explanation.of(log, reason, spec, sources));
        }
    }
}
