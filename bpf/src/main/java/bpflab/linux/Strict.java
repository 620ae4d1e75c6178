package bpflab.linux;

import bpflab.elf.ProgramSpec;
import bpflab.hook.ProgramType;
import bpflab.kernel.LoadResult;
import bpflab.libbpf.Fd;
import bpflab.machine.Capability;
import bpflab.verifier.log.VerifierLog;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Loads as a process without CAP_PERFMON and CAP_SYS_ADMIN would: then the verifier also refuses reads of stack that
 * was never written, and pointers that leak. The thread that gives up its rights ends with the load.
 */
final class Strict {
    private Strict() {}

    static LoadResult load(ProgramLoad load, Map<String, Fd> maps, Readers readers) {
        ProgramSpec spec = load.spec();
        if (load.type().filter(ProgramType::needsPerfmon).isPresent()) {
            return new LoadResult.Rejected(
                    spec,
                    VerifierLog.NONE,
                    "a tracing program always needs CAP_PERFMON, which --strict gives up: load it without --strict");
        }
        Callable<LoadResult> task = () -> {
            ThreadRights.drop(Capability.CAP_PERFMON, Capability.CAP_SYS_ADMIN);
            return load.load(maps, readers, ProgramLog.ROOM);
        };
        return OwnThread.call("bpflab-strict", task);
    }
}
