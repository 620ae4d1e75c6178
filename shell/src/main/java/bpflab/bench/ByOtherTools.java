package bpflab.bench;

import bpflab.hook.HookKind;
import bpflab.hook.Sec;
import bpflab.hook.Tools;
import bpflab.kernel.Program;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a program is attached that bpflab only loads: the tools' lines, with this program's words in them. */
record ByOtherTools(Program program, Sec section) {
    private static final String SEGMENT_ROUTING = "lwt_seg6local";

    /** Empty for a hook that bpflab attaches to, or that no tool does. */
    static Optional<TroubleException> of(Program program, Optional<Sec> section) {
        return section.flatMap(Sec::kind)
                .filter(kind -> !kind.isAttachable() && !kind.tools().attach().isEmpty())
                .map(kind -> new ByOtherTools(program, section.get()).trouble(kind));
    }

    private TroubleException trouble(HookKind kind) {
        return Trouble.failed("cannot attach " + program.name() + " to the hook " + kind.word(),
                "bpflab loads " + kind.words() + " programs, and does not attach them", lines(kind)).toException();
    }

    private String lines(HookKind kind) {
        Map<String, String> words = Map.of("id", String.valueOf(program.info().id()),
                "pin", "/sys/fs/bpf/" + program.name(), "target", "10.11.0.2", "device", "lab0",
                "direction", section.text().replaceFirst("lwt_", "").replaceFirst("/.*", ""));
        return attach(kind).stream().map(line -> "!" + Tools.fill(line, words)).collect(Collectors.joining("\n"));
    }

    /** A route of segment routing is one to an address of the network's, and its program is called otherwise. */
    private List<String> attach(HookKind kind) {
        return !section.text().startsWith(SEGMENT_ROUTING) ? kind.tools().attach() : List.of(
                kind.tools().attach().get(0),
                "ip -6 route add fd11:1::1 encap seg6local action End.BPF endpoint pinned {pin} dev {device}");
    }
}
