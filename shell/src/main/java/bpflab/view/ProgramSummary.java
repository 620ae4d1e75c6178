package bpflab.view;

import bpflab.kernel.Program;
import bpflab.kernel.ProgramInfo;
import java.util.List;

/**
 * A program in one line, and as data: wherever it is shown, it looks the same.
 *
 * @param instructions as they run, the verifier's changes included
 * @param jitedBytes 0 where the kernel interprets it
 * @param verifiedInstructions walked by the verifier; 0 where the kernel does not tell
 * @param maps their ids
 */
public record ProgramSummary(String name, String type, int id, String tag, int instructions, int jitedBytes,
        long verifiedInstructions, List<Integer> maps) {
    private static final int SLOT_BYTES = 8;

    /** Its lists do not change. */
    public ProgramSummary {
        maps = List.copyOf(maps);
    }

    /** Of a program here, whose name is the whole one. */
    public static ProgramSummary of(Program program) {
        return of(program.name(), program.info());
    }

    /** Of any program. */
    public static ProgramSummary of(String name, ProgramInfo info) {
        return new ProgramSummary(name, info.type().label(), info.id(), info.tag(), info.xlatedBytes() / SLOT_BYTES,
                info.jitedBytes(), info.verifiedInstructions(), info.mapIds());
    }

    /** {@code drop_world   xdp   id 121   tag b11459a0e11ca14c   2 insns   19 bytes jited}. */
    public List<Span> line() {
        return List.of(
                new Span(name, Role.NAME), Span.of(type), Span.of("id " + id), Span.of("tag " + tag),
                Span.of(Units.count(instructions, "insn", "insns")),
                Span.of(jitedBytes == 0 ? "not jited" : Units.count(jitedBytes, "byte", "bytes") + " jited"));
    }
}
