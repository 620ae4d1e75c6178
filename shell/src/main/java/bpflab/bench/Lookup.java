package bpflab.bench;

import bpflab.kernel.Program;
import bpflab.map.BpfMap;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import java.util.List;
import java.util.function.Function;

/**
 * Finds programs and maps by what a person types: a name of this bench, the newest of that name first, or any id in the
 * kernel.
 */
final class Lookup {
    private final Bench bench;

    Lookup(Bench bench) {
        this.bench = bench;
    }

    Program program(String typed) {
        List<Program> programs = bench.programs();
        for (int i = programs.size() - 1; i >= 0; i--) {
            if (isCalled(typed, programs.get(i), Program::name, p -> p.info().id())) {
                return programs.get(i);
            }
        }
        if (isId(typed)) {
            return bench.handles().borrow(bench.inventory().program(Integer.parseInt(typed)));
        }
        throw missing("program", typed, programs.stream().map(Program::name).toList());
    }

    BpfMap map(String typed) {
        List<BpfMap> maps = bench.maps();
        for (int i = maps.size() - 1; i >= 0; i--) {
            if (isCalled(typed, maps.get(i), BpfMap::name, m -> m.info().id())) {
                return maps.get(i);
            }
        }
        if (isId(typed)) {
            return bench.handles().borrow(bench.inventory().map(Integer.parseInt(typed)));
        }
        throw missing("map", typed, maps.stream().map(BpfMap::name).toList());
    }

    private static <T> boolean isCalled(String typed, T thing, Function<T, String> name, Function<T, Integer> id) {
        return typed.equals(name.apply(thing)) || isId(typed) && Integer.parseInt(typed) == id.apply(thing);
    }

    private static boolean isId(String typed) {
        return typed.matches("\\d{1,9}");
    }

    private static RuntimeException missing(String kind, String typed, List<String> names) {
        String why = names.isEmpty()
                ? "nothing is loaded here"
                : "loaded here: " + String.join(", ", names.stream().distinct().toList());
        String otherwise = names.isEmpty()
                ? ":load FILE loads one; an id works too: :" + kind + "s --all"
                : ":" + kind + "s lists them; an id works too";
        return Trouble.failed("there is no " + kind + " " + typed, why, Nearest.hint(typed, names, otherwise))
                .toException();
    }
}
