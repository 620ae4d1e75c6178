package bpflab.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The listings of a program of 50,000 instructions, with source lines: in a session, and as a whole run. */
final class BigListing {
    private static final int LINES = 5000;
    private static final int ROUNDS = 7;
    private static final String TEN = "\tasm volatile(\"" + "r1 += 1; r1 ^= 7; ".repeat(5) + "\" ::: \"r1\");\n";

    private BigListing() {}

    /** Loads it. @return its id */
    static int load(TimedSession session) throws IOException, InterruptedException {
        return session.load("big", "#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>\n\nSEC(\"xdp\")\n"
                + "int big(struct xdp_md *ctx)\n{\n\tasm volatile(\"r1 = 0\" ::: \"r1\");\n" + TEN.repeat(LINES)
                + "\treturn XDP_PASS;\n}\n\nchar LICENSE[] SEC(\"license\") = \"GPL\";\n");
    }

    static Contest xlated(TimedSession session, Path home, int program) throws InterruptedException {
        return contest(session, home, "xlated", program);
    }

    static Contest jited(TimedSession session, Path home, int program) throws InterruptedException {
        return contest(session, home, "jited", program);
    }

    private static Contest contest(TimedSession session, Path home, String stage, int program)
            throws InterruptedException {
        String line = ":dump " + stage + " " + program;
        List<String> bpftool = List.of("bpftool", "prog", "dump", stage, "id", String.valueOf(program));
        List<String> whole = List.of(home.resolve("bpflab").toString(), "-c", line);
        return new Contest(
                "listing: " + stage + " of 50,000 instructions",
                peer(bpftool, stage),
                List.of(
                        Contender.of(line, () -> session.run(line)),
                        Contender.of("bpflab -c '" + line + "'", () -> Processes.time(whole))),
                1.0,
                ROUNDS);
    }

    /** A bpftool that was built without a disassembler, as Debian 12's, reads no machine code. */
    private static Contender peer(List<String> bpftool, String stage) throws InterruptedException {
        Contender peer = Contender.of("bpftool prog dump " + stage, () -> Processes.time(bpftool)).needing("bpftool");
        try {
            Processes.time(bpftool);
            return peer;
        } catch (IOException refused) {
            return new Contender(peer.name(), peer.lap(), Optional.of("bpftool with a disassembler"));
        }
    }
}
