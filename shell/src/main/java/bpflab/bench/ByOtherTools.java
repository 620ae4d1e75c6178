package bpflab.bench;

import bpflab.hook.HookKind;
import bpflab.hook.Sec;
import bpflab.hook.Tools;
import bpflab.kernel.Program;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a program is attached that bpflab only loads: the tools' lines, with this program's words in them. */
record ByOtherTools(Program program) {
    /** Empty for a hook that bpflab attaches to, or that no tool does. */
    static Optional<TroubleException> of(Program program, Optional<Sec> section) {
        return section.flatMap(Sec::kind)
                .filter(kind -> !kind.isAttachable() && !kind.tools().attach().isEmpty())
                .map(kind -> new ByOtherTools(program).trouble(kind));
    }

    private TroubleException trouble(HookKind kind) {
        return Trouble.failed("cannot attach " + program.name() + " to the hook " + kind.word(),
                "bpflab loads " + kind.words() + " programs, and does not attach them", lines(kind)).toException();
    }

    private String lines(HookKind kind) {
        Map<String, String> words = Map.of("id", String.valueOf(program.info().id()),
                "pin", "/sys/fs/bpf/" + program.name(), "device", "lab0");
        return kind.tools().attach().stream()
                .map(line -> "!" + Tools.fill(line, words))
                .collect(Collectors.joining("\n"));
    }
}
