package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.command.ParsedArguments;
import bpflab.command.Quoted;
import bpflab.trouble.Trouble;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Which option says something to which dump: one that would say nothing is refused, and not passed over. */
final class DumpOptions {
    private static final List<String> CODE = List.of("xlated", "jited", "elf");
    private static final Map<String, List<String>> USE = Map.ofEntries(
            Map.entry("--opcodes", CODE),
            Map.entry("--lines", CODE),
            Map.entry("--no-source", List.of("xlated", "jited", "elf", "diff", "cfg")),
            Map.entry("--stage", List.of("diff", "cfg")),
            Map.entry("--dot", List.of("cfg")),
            Map.entry("--intel", List.of("jited", "all", "diff")),
            Map.entry("--long", List.of("map", "elf")),
            Map.entry("--zeros", List.of("map")),
            Map.entry("--to", List.of("map")),
            Map.entry("--force", List.of("map")),
            Map.entry("--bars", List.of("map")),
            Map.entry("--hist", List.of("map")),
            Map.entry("--lhist", List.of("map")),
            Map.entry("--as", List.of("map")));

    private DumpOptions() {}

    /** @throws bpflab.trouble.TroubleException one of the options is not for this dump */
    static void check(Bench bench, ParsedArguments words) {
        String stage = words.word(0);
        for (String option : new TreeSet<>(words.options().keySet())) {
            if (USE.containsKey(option) && !USE.get(option).contains(stage)) {
                throw Trouble.usage(option + " says nothing to :dump " + stage,
                        "it is for " + String.join(", ", USE.get(option)), instead(bench, words, option))
                        .toException();
            }
        }
    }

    private static String instead(Bench bench, ParsedArguments words, String option) {
        String stage = words.word(0);
        String name = words.at(1).map(typed -> " " + Quoted.of(typed)).orElse("");
        if (option.equals("--to")) {
            String file = words.value("--to").orElse("listing.txt");
            String line = ":dump " + stage + held(bench, words);
            return "bpflab -c '" + line + "' > " + Quoted.of(file) + "   # in a shell";
        } else if (USE.get(option).equals(List.of("map"))) {
            return ":maps   # lists the maps, for :dump map";
        }
        String value = words.value(option).filter(each -> !each.isEmpty()).map(each -> " " + each).orElse("");
        return ":dump " + USE.get(option).get(0) + name + " " + option + value;
    }

    /** A bpflab of its own knows a program by its id alone. */
    private static String held(Bench bench, ParsedArguments words) {
        return words.at(1).map(typed -> " " + bench.programs().stream()
                .filter(program -> program.name().equals(typed))
                .map(program -> String.valueOf(program.info().id()))
                .findFirst()
                .orElse(typed)).orElse("");
    }
}
