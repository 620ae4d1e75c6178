package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.hook.HookKind;
import bpflab.hook.ProgramType;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.Program;
import bpflab.map.BpfMap;
import bpflab.map.MapType;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.Optional;
import java.util.stream.Stream;

/** Structures of functions, where a program is asked for: any of the functions stands for all. */
final class Structures {
    private Structures() {}

    /** The line that registers the structure of that name; empty where a program is called so, or no structure. */
    static Optional<TroubleException> named(Bench bench, String word) {
        return bench.programs().stream().anyMatch(program -> program.name().equals(word)) ? Optional.empty()
                : bench.programs().stream()
                        .filter(program -> program.info().type() == ProgramType.STRUCT_OPS)
                        .filter(program -> structures(bench, program).anyMatch(map -> map.name().equals(word)))
                        .findFirst()
                        .map(program -> Trouble.usage("cannot attach " + word + " by itself",
                                "it is a structure of functions, and any of them stands for all",
                                ":attach " + program.name() + " " + HookKind.STRUCT_OPS.word() + " " + word)
                                .toException());
    }

    private static Stream<BpfMap> structures(Bench bench, Program program) {
        return bench.loadedWith(program).map(LoadedObject::maps).stream().flatMap(maps -> maps.stream())
                .filter(map -> map.info().type() == MapType.STRUCT_OPS);
    }
}
