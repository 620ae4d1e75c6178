package bpflab.why;

import bpflab.elf.ProgramSpec;
import bpflab.hook.ProgramType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the instructions of a program say without running it.
 *
 * @param known whether they could be read: not those of a program without an object file
 * @param compared numbers of the packet that are compared with, or set to, a constant
 * @param needed the most bytes that it asks a packet to have before it looks at one, and where; empty when it asks for
 *     none
 * @param answers the constants that it answers; empty when it also answers something else
 * @param acts whether it changes packets, values of maps or variables, or calls what may
 * @param prints whether it calls bpf_trace_printk or its like
 * @param stored the maps that it puts entries into
 * @param called of tables of programs and of maps that it redirects by, by name, the slots that it names
 * @param helpers the kernel's functions that it calls, in the order of the code
 */
public record CodeFacts(
        boolean known, List<Constant> compared, Optional<Length> needed, Set<Integer> answers, boolean acts,
        boolean prints, Set<String> stored, Map<String, Set<Long>> called, List<HelperCall> helpers) {
    /** Stands among {@link #stored} for a map that is not known by name. */
    static final String ANY = "*";

    /** Of a program whose instructions are not at hand. */
    static final CodeFacts NONE =
            new CodeFacts(false, List.of(), Optional.empty(), Set.of(), false, false, Set.of(), Map.of(), List.of());

    /** What a program's instructions say. */
    public static CodeFacts of(ProgramSpec program, ProgramType type) {
        return CodeReader.read(program, type);
    }

    public CodeFacts {
        compared = List.copyOf(compared);
        answers = Set.copyOf(answers);
        stored = Set.copyOf(stored);
        called = Map.copyOf(called);
        helpers = List.copyOf(helpers);
    }

    /** Where such a function is called. */
    Stream<HelperCall> calls(String function) {
        return helpers.stream().filter(call -> call.function().equals(function));
    }

    /** Whether it may put entries into a map of that name. */
    boolean mayStore(String map) {
        return stored.contains(map) || stored.contains(ANY);
    }

    /** A program's facts with those of a function that it calls: what it answers is its own. */
    CodeFacts with(CodeFacts function) {
        List<Constant> all = new ArrayList<>(compared);
        all.addAll(function.compared);
        Set<String> maps = new HashSet<>(stored);
        maps.addAll(function.stored);
        Map<String, Set<Long>> slots = new HashMap<>(called);
        function.called.forEach((table, more) -> slots.merge(table, more, (one, other) -> Stream.concat(
                one.stream(), other.stream()).collect(Collectors.toSet())));
        return new CodeFacts(known, all, needed, answers, acts || function.acts,
                prints || function.prints, maps, slots,
                Stream.concat(helpers.stream(), function.helpers.stream()).toList());
    }

    /**
     * A call of a function of the kernel.
     *
     * @param map the first of its arguments that is a map; empty where that is none, or not known by name
     * @param numbers those of its arguments that are constants, by their places: 1 is the first
     */
    public record HelperCall(String function, String map, Map<Integer, Long> numbers, CLine line) {
        public HelperCall {
            numbers = Map.copyOf(numbers);
        }
    }

    /**
     * A number in a packet beside a constant.
     *
     * @param at the first of its bytes in the packet; empty when that is not known
     * @param bytes 2 or 4
     * @param swapped whether the program turned the number into this machine's order first
     * @param value the constant, as the instruction has it
     * @param set whether the number is set, rather than compared
     */
    public record Constant(
            Optional<Integer> at, int bytes, boolean swapped, long value, boolean set, CLine line) {}

    /** A C line: {@code x.c:14}, and what stands there; both empty where the compiler kept none. */
    public record CLine(String place, String text) {
        /** The line that opens its file. */
        String edit() {
            String file = place.replaceFirst(":.*", "");
            return file.isEmpty() ? ":edit" : ":edit " + file;
        }
    }

    /**
     * How many bytes are asked for.
     *
     * @param moved whether pointers are moved by something else than a number that is that one
     */
    public record Length(int bytes, CLine line, boolean moved) {}
}
