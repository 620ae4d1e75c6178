package bpflab.why;

import bpflab.bench.Bench;
import bpflab.bench.HookRequest;
import bpflab.elf.ProgramSpec;
import bpflab.hook.HookKind;
import bpflab.hook.Sec;
import bpflab.kernel.Program;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Lines to type, for one program: they work as they are. */
record Lines(Bench bench) {
    /** {@code :attach drop_world xdp lab0}; as short as its SEC() allows. */
    String attach(Program program) {
        String name = program.spec().isPresent() ? program.name() : String.valueOf(program.info().id());
        Optional<Sec> section = program.spec().map(ProgramSpec::section).map(Sec::new);
        if (section.filter(sec -> sec.kind().isPresent() && !sec.target().isEmpty()).isPresent()) {
            return ":attach " + name;
        }
        HookKind kind = section.flatMap(Sec::kind).orElseGet(() -> kind(program));
        return (":attach " + name + " " + kind.word() + " " + place(program, kind)).strip();
    }

    /** Why no such line works here: the kernel lacks the hook or the place, or other tools attach to it. */
    Optional<Trouble> hindrance(Program program) {
        HookKind kind = program.spec().map(ProgramSpec::section).map(Sec::new).flatMap(Sec::kind)
                .orElseGet(() -> kind(program));
        String what = "cannot attach " + program.name();
        return kind.isAttachable()
                ? bench.host().lacks(kind).map(lacking -> Trouble.machine(what, lacking.why(), lacking.instead()))
                        .or(() -> new Trial(bench, program).refused())
                : byOthers(program);
    }

    private Optional<Trouble> byOthers(Program program) {
        try {
            new HookRequest(bench, program).hook(Optional.empty(), List.of(), Optional.empty());
            return Optional.empty();
        } catch (TroubleException lines) {
            return Optional.of(lines.trouble());
        }
    }

    /** What {@code :attach NAME} would take; where that says too little, an example. */
    private String place(Program program, HookKind kind) {
        try {
            return new HookRequest(bench, program)
                    .hook(Optional.of(kind.word()), List.of(), Optional.empty())
                    .target();
        } catch (TroubleException saysTooLittle) {
            return kind.example();
        }
    }

    private static HookKind kind(Program program) {
        return Arrays.stream(HookKind.values())
                .filter(kind -> kind.sections().stream().anyMatch(def -> def.type() == program.info().type()))
                .findFirst()
                .orElse(HookKind.XDP);
    }

    /** {@code :load drop_world.c}. */
    String load(Program program) {
        return ":load " + bench.fileOf(program).map(Path::of).map(bench.folder()::named).orElse("FILE");
    }
}
