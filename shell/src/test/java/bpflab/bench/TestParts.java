package bpflab.bench;

import bpflab.linux.NetworkNamespace;
import bpflab.machine.Machine;
import bpflab.trouble.Trouble;
import java.nio.file.Path;

/** Parts for benches that keep all that is theirs in a folder of the test. */
public final class TestParts {
    private TestParts() {}

    /** The real kernel and the real clang. */
    public static Parts real(Path folder) {
        return Parts.ofThisMachine(new Folders(
                folder.resolve("run"), folder.resolve("cache"), Path.of("/sys/fs/bpf"),
                Path.of("/sys/kernel/tracing")));
    }

    /** Neither kernel nor clang. */
    public static Parts bare(Path folder) {
        return lacking(
                folder, Machine.here(), Trouble.machine("no kernel here", "this is a test", ":doctor"),
                Trouble.machine("no clang here", "this is a test", ":doctor"));
    }

    /** A machine where both the kernel and clang are missing, for those reasons. */
    public static Parts lacking(Path folder, Machine machine, Trouble kernel, Trouble clang) {
        return new Parts(
                machine,
                calls -> {
                    throw kernel.toException();
                },
                NetworkNamespace::call,
                header -> {
                    throw clang.toException();
                },
                new Folders(
                        folder.resolve("run"), folder.resolve("cache"), folder.resolve("bpffs"),
                        folder.resolve("tracefs")));
    }
}
