package bpflab.command.run;

import bpflab.command.ParsedArguments;
import bpflab.elf.ProgramSpec;
import bpflab.hook.Hook;
import bpflab.hook.HookKind;
import bpflab.hook.Sec;
import bpflab.hook.Target;
import bpflab.kernel.Program;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.Optional;

/**
 * The words of {@code :attach PROGRAM [HOOK [TARGET]]} to a hook: what is left out is what the program's SEC() says.
 */
record HookWords(ParsedArguments words) {
    /** Looks at what can be wrong without the program. @throws bpflab.trouble.TroubleException no such hook or mode */
    void check() {
        words.at(1).map(HookKind::of).ifPresent(kind -> kind.at(
                words.at(2).orElse(kind.target().example()), words.value("--mode")));
    }

    /** The hook that is meant. @throws bpflab.trouble.TroubleException it is not said */
    Hook hook(Program program) {
        Optional<Sec> section = program.spec().map(ProgramSpec::section).map(Sec::new);
        HookKind kind = words.at(1)
                .map(HookKind::of)
                .or(() -> section.flatMap(Sec::kind))
                .orElseThrow(() -> missing(program, section, Optional.empty()));
        String target = words.at(2)
                .or(() -> section.filter(sec -> sec.kind().equals(Optional.of(kind))).map(Sec::target))
                .orElse("");
        if (target.isEmpty() && kind.isAttachable() && kind.target() != Target.NONE) {
            throw missing(program, section, Optional.of(kind));
        }
        return kind.at(target, words.value("--mode"));
    }

    private static TroubleException missing(Program program, Optional<Sec> section, Optional<HookKind> kind) {
        String said = section.map(sec -> "SEC(\"" + sec.text() + "\")").orElse("a program opened by its id");
        String example = kind.map(k -> k.word() + " " + k.target().example()).orElse("xdp lab0");
        return Trouble.usage(
                "cannot attach " + program.name(),
                said + " does not say " + kind.map(k -> "which " + k.target().form()).orElse("to which hook"),
                ":attach " + program.name() + " " + example).toException();
    }
}
