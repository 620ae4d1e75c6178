package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.Command;
import bpflab.command.CommandSpec;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.view.Line;
import bpflab.view.Screen;
import bpflab.view.View;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code :map}: looks into a map, changes it, makes one. */
final class MapCommand implements Command {
    /** Verbs of bpftool-map(8) that are called otherwise here. */
    private static final Map<String, String> OF_BPFTOOL = Map.of("dump", "dump map", "show", "maps", "list", "maps",
            "update", "map set", "lookup", "map get", "event_pipe", "events", "enqueue", "map push",
            "dequeue", "map pop");

    private static final Set<String> NAMING = Set.of("name", "id", "pinned", "key", "value");

    @Override
    public String name() {
        return "map";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.LOOK, "an entry of a map, by field names; makes and pins maps",
                ":map create seen hash",
                Argument.requiredChoice("WHAT", words().toArray(String[]::new)),
                Argument.required("MAP", Argument.Kind.MAP),
                Argument.optional("KEY", Argument.Kind.TEXT),
                Argument.optional("VALUE", Argument.Kind.TEXT),
                Argument.optional("PROGRAM", Argument.Kind.TEXT))
                .with(
                        Option.EVERYWHERE,
                        new Option("--cpu", "N", "set one CPU's copy of a per-CPU value; else all"),
                        new Option("--as", "HOW", "get: bytes as ip, port, mac, sym, hex or char"),
                        new Option("--key", "BYTES", "create: a key's size; 4 else"),
                        new Option("--value", "BYTES", "create: a value's size; 8 else"),
                        new Option("--entries", "N", "create: how many fit in"),
                        new Option("--like", "MAP", "create: sizes and types of another map"),
                        new Option("--inner", "MAP", "create: what a map of maps will hold"))
                .like("bpftool map update name flows key … value …");
    }

    @Override
    public List<String> offers(List<String> before) {
        return before.size() == 2 && before.get(0).equals("create") ? MapOrder.kinds() : List.of();
    }

    @Override
    public View details() {
        return View.of(
                Line.EMPTY,
                Line.of("  A key or value is typed as it is shown: 80, XDP_DROP, 10.11.0.2, fe80::1,"),
                Line.of("  'x', {.port = htons(80), .from.mac = 02:00:00:00:00:01}; where there are no"),
                Line.of("  types, 0x1f or '1f 00'. A prog array takes a program's name, a map of maps a"),
                Line.of("  map's, a map that redirects lab0, and a program behind it; sockets are udp:5005,"),
                Line.of("  tcp:80 or PID/FD."),
                Line.EMPTY,
                Line.of("  set replaces the whole value, as the kernel does: fields that are not named"),
                Line.of("  become 0. When that loses something, the line that keeps it is shown."));
    }

    /** {@code map dump name flows}: what a map is named by goes without a word before it here. */
    private static String asHere(String line, ParsedArguments words) {
        List<String> rest = words.positional().stream().skip(1)
                .filter(word -> !NAMING.contains(word))
                .map(word -> word.contains(" ") ? "'" + word + "'" : word)
                .toList();
        return (":" + line + " " + String.join(" ", rest)).strip();
    }

    private static List<String> words() {
        return Arrays.stream(MapVerb.values()).map(MapVerb::word).toList();
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        MapVerb verb = Arrays.stream(MapVerb.values())
                .filter(each -> each.word().equals(words.word(0)))
                .findFirst()
                .orElseThrow(() -> Trouble.usage(
                        ":map cannot " + words.word(0), "it can " + String.join(", ", words()),
                        Optional.ofNullable(OF_BPFTOOL.get(words.word(0))).map(line -> asHere(line, words)).orElseGet(
                                () -> Nearest.hint(words.word(0), words(), ":help map"))).toException());
        if (verb.isOfEntry()) {
            new MapAsked(bench, words).keyed();
        }
        int given = words.positional().size() - 2;
        int least = verb == MapVerb.CREATE && words.has("--like") ? 0 : verb.least();
        if (given < least || given > verb.most()) {
            throw Trouble.usage(
                    ":map " + verb.word() + " was not understood",
                    given < least ? "something is missing behind " + words.positional().get(1 + given)
                            : "\"" + words.word(1 + given) + "\" is one word too many; a value of several words "
                                    + "stands in quotes",
                    new MapLine(bench, words, verb).hint()).toException();
        }
        try {
            return verb.run(new MapAsked(bench, words));
        } catch (TroubleException no) {
            throw new MapLine(bench, words, verb).filled(no);
        }
    }
}
