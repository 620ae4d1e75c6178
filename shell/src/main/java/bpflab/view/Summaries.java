package bpflab.view;

import bpflab.kernel.Link;
import bpflab.kernel.Program;
import bpflab.kernel.ProgramInfo;
import bpflab.map.BpfMap;
import bpflab.map.MapInfo;
import java.util.List;
import java.util.Map;

/** Programs, maps and links in one line each, and as data: wherever they are shown, they look the same. */
public final class Summaries {
    private static final int SLOT_BYTES = 8;

    private Summaries() {}

    /** {@code drop_world   xdp   id 121   tag b11459a0e11ca14c   2 insns   19 bytes jited}. */
    public static List<Span> line(Program program) {
        ProgramInfo info = program.info();
        return List.of(
                new Span(program.name(), Role.NAME), Span.of(info.type().label()), Span.of("id " + info.id()),
                        Span.of("tag " + info.tag()),
                Span.of(Units.count(slots(info), "insn", "insns")),
                Span.of(info.jitedBytes() == 0
                        ? "not jited"
                        : Units.count(info.jitedBytes(), "byte", "bytes") + " jited"));
    }

    /**
     * {@code rxcnt   percpu_array   id 88   key 4, value 8 bytes   256 entries}; of a hash {@code up to 256 entries}.
     */
    public static List<Span> line(BpfMap map) {
        MapInfo info = map.info();
        return List.of(
                new Span(map.name(), Role.NAME), Span.of(info.type().label()), Span.of("id " + info.id()),
                Span.of(info.parts()), Span.of(info.capacity()), Span.of(""));
    }

    public static int slots(ProgramInfo info) {
        return info.xlatedBytes() / SLOT_BYTES;
    }

    public static Map<String, Object> data(Program program) {
        return data(program.name(), program.info());
    }

    public static Map<String, Object> data(String name, ProgramInfo info) {
        return Data.object(
                "name", name, "type", info.type().label(), "id", info.id(), "tag", info.tag(), "instructions",
                        slots(info),
                "jitedBytes", info.jitedBytes(), "verifiedInstructions", info.verifiedInstructions(), "maps",
                        info.mapIds());
    }

    public static Map<String, Object> data(String name, MapInfo info) {
        return Data.object(
                "name", name, "type", info.type().label(), "id", info.id(), "keyBytes", info.keyBytes(), "valueBytes",
                        info.valueBytes(),
                "maxEntries", info.maxEntries());
    }

    public static Map<String, Object> data(Link link) {
        return Data.object(
                "id", link.id(), "program", link.program().name(), "programId", link.program().id(), "hook",
                        link.hook().kind().word(),
                "target", link.hook().target(), "mode", link.hook().modeWord());
    }
}
