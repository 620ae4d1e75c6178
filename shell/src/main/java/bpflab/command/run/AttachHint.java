package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.command.ParsedArguments;
import bpflab.command.WholeLine;
import bpflab.elf.Executable;
import bpflab.hook.HookKind;
import bpflab.hook.Sec;
import bpflab.hook.Target;
import bpflab.kernel.Program;
import bpflab.machine.Cgroups;
import bpflab.machine.Libraries;
import bpflab.machine.Machine;
import bpflab.trouble.Advice;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is told of a hook, as a line of {@code :attach}: where the place was the section's, and so was not typed, and
 * where only a word or Tab is spoken of.
 */
record AttachHint(Bench bench, Program program, ParsedArguments words) {
    private static final String NO_MODE = "leave --mode out";

    Trouble whole(Trouble told) {
        Optional<Sec> section = program.spec().map(spec -> new Sec(spec.section()));
        List<String> typed = words.positional().subList(1, words.positional().size());
        Optional<HookKind> kind = typed.stream().findFirst().flatMap(HookKind::called)
                .or(() -> section.flatMap(Sec::kind)).filter(HookKind::isAttachable);
        if (told.hint().equals(NO_MODE)) {
            return with(told, ":attach " + String.join(" ", words.positional()));
        }
        String place = section.map(Sec::target).orElse("");
        if (kind.isPresent() && told.hint().matches("(?s)(:attach .*" + Advice.MARK + ")?Tab completes.*")) {
            String usual = kind.get().example();
            String there = there(kind.get(), typed.isEmpty() ? place : typed.get(typed.size() - 1));
            return with(told, told.hint().startsWith(":") ? told.hint().replace(usual, there)
                    : ":attach " + program.name() + " " + kind.get().word() + " " + there + Advice.MARK + told.hint());
        }
        return kind.isEmpty() || !typed.isEmpty() || place.isEmpty() ? told
                : with(told, new WholeLine(":attach " + program.name() + " " + kind.get().word() + " " + place,
                        told.what()).in(told.hint()));
    }

    /** A place of the kind that is there: of a file that was said one of its functions. */
    private String there(HookKind kind, String said) {
        if (kind.target() == Target.CGROUP) {
            return Cgroups.own().map(own -> kind.example().replaceFirst("\\S+$", own))
                    .orElse(kind.example());
        }
        String file = said.replaceFirst("(?<!:):(?!:).*", "");
        return kind.target() != Target.BINARY ? kind.example() : found(file)
                .flatMap(binary -> function(binary.functions().keySet()))
                .map(function -> file + ":" + function)
                .orElse(kind.example());
    }

    private Optional<Executable> found(String file) {
        Optional<Path> path = file.matches("\\d{1,10}") ? Optional.of(Path.of("/proc/" + file + "/exe"))
                : file.contains("/") ? Optional.of(bench.file(file))
                : Libraries.find(file).or(() -> Machine.here().tools().binary(file));
        try {
            return path.filter(Files::isRegularFile).map(Executable::read);
        } catch (TroubleException noProgram) {
            return Optional.empty();
        }
    }

    /** The one that the program's name speaks of, else where programs begin, else the first that a person wrote. */
    private Optional<String> function(Set<String> functions) {
        return Nearest.to(program.name(), functions)
                .or(() -> functions.stream().filter("main"::equals).findFirst())
                .or(() -> functions.stream().filter(name -> name.matches("[a-z]\\w*")).sorted().findFirst());
    }

    private static Trouble with(Trouble told, String hint) {
        return new Trouble(told.kind(), told.what(), told.why(), hint);
    }
}
