package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.bench.BenchNames;
import bpflab.bench.Lookup;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.CommandSpec;
import bpflab.command.Looking;
import bpflab.command.OnlyOne;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.command.Quoted;
import bpflab.command.Undashed;
import bpflab.kernel.Program;
import bpflab.map.BpfMap;
import bpflab.map.Notations;
import bpflab.map.TypedMap;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.view.DumpView;
import bpflab.view.Screen;
import bpflab.view.Units;
import java.util.List;
import java.util.Optional;

/**
 * {@code :dump elf|xlated|jited|all|cfg PROGRAM}, {@code :dump diff A B} and {@code :dump map MAP}: what became of
 * the C lines, how control flows, what differs, and what a map holds.
 */
final class Dump implements Looking {
    private static final List<String> STAGES = List.of("elf", "xlated", "jited", "all", "cfg", "diff", "map");

    @Override
    public String name() {
        return "dump";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.LOOK, "a program stage by stage, or a map's entries", ":dump xlated drop_world",
                        Argument.requiredChoice("WHAT", STAGES.toArray(String[]::new)),
                                Argument.optional("NAME", Argument.Kind.PROGRAM),
                        Argument.optional("OTHER", Argument.Kind.FUNCTION))
                .with(
                        Option.EVERYWHERE,
                        new Option("--opcodes", "", "the bytes of each instruction"),
                        new Option("--lines", "", "file, line and column of each source line"),
                        new Option("--no-source", "", "no source lines"),
                        new Option("--stage", "elf|xlated|jited",
                                "the stage that cfg draws (not jited), or diff compares"),
                        new Option("--dot", "", "control flow for Graphviz"),
                        new Option("--intel", "", "x86 code as Intel spells it"),
                        new Option("--limit", "N", "at most N instructions or entries"),
                        new Option("--zeros", "", "also the entries of an array that are 0"),
                        new Option("--long", "", "all: a map's entries a field a line, a file's sections"),
                        new Option("--to", "FILE", "all entries of a map into a file, a line each"),
                        new Option("--force", "", "write over a file that is there"),
                        new Option("--bars", "", "each value as a bar beside it"),
                        new Option("--hist", "", "slots of powers of 2 as a histogram"),
                        new Option("--lhist", "", "keys in equal steps as a histogram, or slots one by one"),
                        new Option("--as", "HOW", "a map's bytes as ip, port, mac, sym, hex or char: saddr=ip,ip=sym"))
                .like("bpftool prog dump xlated name drop_world");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        String stage = words.word(0);
        if (!STAGES.contains(stage)) {
            throw Trouble.usage(
                    "there is nothing called " + stage + " to dump", "it can be " + String.join(", ", STAGES),
                            otherStage(bench, words)).toException();
        }
        DumpOptions.check(bench, words);
        int limit = limit(bench, words);
        if (stage.equals("map")) {
            refuseMore(stage, words);
            String name = words.at(1)
                    .orElseGet(() ->
                            OnlyOne.of("map", bench.maps().stream().map(map -> map.name()).toList(), ":dump map"));
            BpfMap map = Lookup.maps(bench).one(name, words.has("--all"));
            bench.how().like("bpftool map dump id " + map.info().id());
            if (words.has("--to")) {
                return MapFile.write(bench, typed(map, words).named(new BenchNames(bench)), words);
            }
            refuseTooMany(words, map, limit);
            return new RegisteredFunctions(bench, map).beside(new MapDump(
                    typed(map, words).named(new BenchNames(bench)), words.has("--limit") ? limit : MapDump.USUAL_LIMIT,
                            words.has("--zeros"), look(words)).asked(words).answer());
        }
        if (stage.equals("cfg")) {
            return new FlowDump(bench, words, limit).answer();
        }
        if (stage.equals("diff")) {
            return new DiffDump(bench, words, limit).answer();
        }
        if (!isFunctionOfFile(bench, words)) {
            refuseMore(stage, words);
        }
        return new CodeDump(bench, words, limit).answer(stage);
    }

    /** {@code :dump elf FILE FUNCTION}. */
    private static boolean isFunctionOfFile(Bench bench, ParsedArguments words) {
        return words.word(0).equals("elf") && words.at(2).isPresent() && DumpSubject.isFile(bench, words.word(1));
    }

    /** The line that was meant with a word that is no stage: the nearest, else what others call one. */
    private static String otherStage(Bench bench, ParsedArguments words) {
        String typed = words.word(0);
        String usual = meant(bench, words);
        if (List.of("verifier", "log").contains(typed)) {
            return usual.replaceFirst("^:dump xlated", ":verifier");
        }
        return Nearest.to(typed, STAGES).map(near -> "did you mean " + near + "?")
                .or(() -> StageWords.stage(typed).map(stage -> usual.replaceFirst("^:dump xlated", ":dump " + stage)))
                .orElse(usual);
    }

    /** Of a name alone, or behind a word that is no stage, the dump that shows it. */
    private static String meant(Bench bench, ParsedArguments words) {
        List<String> maps = bench.maps().stream().map(BpfMap::name).toList();
        List<String> programs = bench.programs().stream().map(Program::name).toList();
        for (String word : words.positional()) {
            if (programs.contains(word) || maps.contains(word)) {
                return ":dump " + (programs.contains(word) ? "xlated " : "map ") + Quoted.of(word);
            }
        }
        return programs.isEmpty() ? ":programs --all   # all that are in the kernel"
                : ":dump xlated " + programs.get(0);
    }

    private void refuseMore(String stage, ParsedArguments words) {
        if (words.at(2).isPresent() && StageWords.isBeforeName(words.word(1))) {
            throw Trouble.usage("one too many: " + words.word(2), "a program is named, or its id given, and no more",
                    ":dump " + stage + " " + Quoted.of(words.word(2))).toException();
        }
        Optional<String> line = words.at(2).flatMap(word -> StageWords.line(stage, Quoted.of(words.word(1)), word));
        if (line.isPresent()) {
            throw Trouble.usage("one too many: " + words.word(2), "that is bpftool's word for it", line.get())
                    .toException();
        }
        if (words.at(2).isPresent()) {
            throw new Undashed(name(), help()).of(words, 2, Trouble.usage(
                    "one too many: " + words.word(2), "only diff takes two",
                    (stage.equals("map") ? "" : ":dump diff " + words.word(1) + " " + words.word(2) + "\n")
                            + ":dump " + stage + " " + words.word(1))
                    .toException());
        }
    }

    /** A listing is made as a whole, its columns as wide as the widest cell; a file is written as it is read. */
    private static void refuseTooMany(ParsedArguments words, BpfMap map, int limit) {
        long most = Math.min(limit, Integer.toUnsignedLong(map.info().maxEntries()));
        if (words.has("--limit") && most > MapDump.MOST) {
            throw Trouble.usage("cannot list " + Units.count(most) + " entries",
                    Units.count(MapDump.MOST) + " are the most that a listing has: more are for a file",
                    ":dump map " + map.name() + " --to entries.txt").toException();
        }
    }

    private static MapDump.Look look(ParsedArguments words) {
        return words.has("--lhist") ? MapDump.Look.LINEAR
                : words.has("--hist") ? MapDump.Look.HISTOGRAM
                : words.has("--bars") ? MapDump.Look.BARS
                : words.has("--long") ? MapDump.Look.LONG
                : MapDump.Look.TABLE;
    }

    private static TypedMap typed(BpfMap map, ParsedArguments words) {
        TypedMap typed = new TypedMap(map);
        return words.value("--as").map(as -> typed.as(Notations.parse(as))).orElse(typed);
    }

    /** What a person pages through is kept as a whole; what goes to a file is not. */
    private static int limit(Bench bench, ParsedArguments words) {
        if (!words.has("--limit")) {
            return bench.interaction().isPresent() ? DumpView.MOST_AT_ONCE : Integer.MAX_VALUE;
        }
        String limit = words.value("--limit").orElseThrow();
        if (!limit.matches("[1-9]\\d{0,9}") || Long.parseLong(limit) > Integer.MAX_VALUE) {
            throw Trouble.usage(
                    "\"" + limit + "\" is no limit", "a limit is a number from 1",
                            ":dump " + String.join(" ", words.positional()) + " --limit 100").toException();
        }
        return Integer.parseInt(limit);
    }
}
