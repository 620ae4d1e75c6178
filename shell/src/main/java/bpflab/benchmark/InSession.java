package bpflab.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a student types most, in one session, beside the tools that do the same. */
final class InSession {
    private static final int ROUNDS = 15;

    private InSession() {}

    /**
     * {@code :load} of a small C file beside clang and libbpf alone: {@code bpftool prog load} is libbpf's own open and
     * load, and a pin.
     */
    static Contest load(TimedSession session) throws InterruptedException {
        Path pin = Path.of("/sys/fs/bpf/bpflab-benchmark-" + ProcessHandle.current().pid());
        List<String> clang = session.clangLine();
        List<String> bpftool = List.of("bpftool", "prog", "load", session.object().toString(), pin.toString());
        Contender peer = Contender.of("clang, then bpftool prog load", () -> {
            try {
                return Processes.time(clang).plus(Processes.time(bpftool));
            } finally {
                Files.deleteIfExists(pin);
            }
        });
        return new Contest(
                "load: a small C file, from its text to the kernel", peer.needing("bpftool"),
                        List.of(Contender.of(":load small.c", () -> session.run(":load " + session.file()))), 1.3,
                        ROUNDS);
    }

    /** {@code :dump xlated} beside the reference. The contest's warm-up is the first call. */
    static Contest dump(TimedSession session) throws IOException, InterruptedException {
        session.run(":load " + session.file());
        List<String> bpftool = List.of("bpftool", "prog", "dump", "xlated", "id", String.valueOf(session.program()));
        return new Contest(
                "dump: xlated of a loaded program, second call on",
                Contender.of("bpftool prog dump xlated", () -> Processes.time(bpftool)).needing("bpftool"),
                List.of(Contender.of(":dump xlated small", () -> dumped(session))),
                0.5,
                ROUNDS);
    }

    private static Duration dumped(TimedSession session) throws IOException, InterruptedException {
        return session.run(":dump xlated small");
    }
}
