package bpflab.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The listings of a program of 50,000 instructions, with source lines: in a session, and as a whole run. */
final class BigListing {
    private static final int LINES = 5000;
    private static final int ROUNDS = 7;
    /** Ten instructions as compilers make them: some come again in the next line, some never. */
    private static final String TEN =
            "\tasm volatile(\"r1 += %1$d; r1 ^= 7; r2 = r1; r2 <<= 3; r1 += r2; r3 = %2$d;"
            + " r1 -= r3; *(u64 *)(r10 - 8) = r1; r1 = *(u64 *)(r10 - 8); r1 &= 0xfffffff\""
            + " ::: \"r1\", \"r2\", \"r3\");\n";

    private BigListing() {}

    /**
     * Loads it.
     *
     * @return its id
     */
    static int load(TimedSession session) throws IOException, InterruptedException {
        return session.load("big", "#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>\n\nSEC(\"xdp\")\n"
                + "int big(struct xdp_md *ctx)\n{\n\tasm volatile(\"r1 = 0\" ::: \"r1\");\n" + lines()
                + "\treturn XDP_PASS;\n}\n\nchar LICENSE[] SEC(\"license\") = \"GPL\";\n");
    }

    private static String lines() {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= LINES; i++) {
            lines.append(String.format(TEN, i, 3 * i));
        }
        return lines.toString();
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
