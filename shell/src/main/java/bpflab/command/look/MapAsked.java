package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.bench.BenchNames;
import bpflab.bench.Lookup;
import bpflab.btf.Type;
import bpflab.btf.Value;
import bpflab.command.ParsedArguments;
import bpflab.command.Quoted;
import bpflab.map.BpfMap;
import bpflab.map.LeftOut;
import bpflab.map.MapShape.Records.Road;
import bpflab.map.MapShape;
import bpflab.map.MapTypes;
import bpflab.map.Notations;
import bpflab.map.MapEntry;
import bpflab.map.TypedMap;
import bpflab.trouble.Article;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.View;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What was typed behind {@code :map}, and the map that it is about. */
record MapAsked(Bench bench, ParsedArguments words) {
    private static final String LOOKS = "it looks like ";
    private static final Pattern NEXT_FIELD = Pattern.compile("(?<![,{])\\s+(?=\\.?[A-Za-z_]\\w*\\s*[=:])");
    private static final Pattern BARE_FIELD = Pattern.compile("\\.?(\\w+)\\s*[=: ]\\s*(.+)");

    BpfMap map() {
        try {
            return Lookup.maps(bench).one(words.word(1), words.has("--all"));
        } catch (TroubleException none) {
            throw section(words.word(1)).map(map -> Trouble.failed("there is no map " + words.word(1),
                    "that is a variable, in " + map, ":map get " + map + " " + words.word(1)).toException())
                    .orElse(none);
        }
    }

    /** The section that a variable of that name is in. */
    private Optional<String> section(String variable) {
        return bench.maps().stream()
                .filter(map -> map.name().startsWith("."))
                .map(TypedMap::new)
                .filter(map -> map.variables().filter(all -> all.fields().containsKey(variable)).isPresent())
                .map(TypedMap::name)
                .findFirst();
    }

    TypedMap typed() {
        TypedMap typed = new TypedMap(map()).named(new BenchNames(bench));
        return words.value("--as").map(as -> typed.as(Notations.parse(as))).orElse(typed);
    }

    /** One whose values have no keys. */
    TypedMap keyless() {
        TypedMap map = typed();
        boolean records = map.info().type().shape() instanceof MapShape.Records;
        if (records || map.info().keyBytes() > 0 || map.info().valueBytes() == 0) {
            throw Trouble.usage(
                    "cannot do that with " + map.name(), Article.with(map.info().type().label()) + " is no queue",
                    map.info().keyBytes() == 0 || records ? ":dump map " + map.name()
                            : line(":map set MAP KEY VALUE") + "\n" + line(":map get MAP KEY")).toException();
        }
        return map;
    }

    /** A line for this map, with the value that was typed. */
    private String line(String synopsis) {
        MapVerb typed = words.word(0).equals(MapVerb.SET.word()) ? MapVerb.SET : MapVerb.PUSH;
        return new MapLine(bench, words, typed).line(synopsis);
    }

    /** One whose values have keys. */
    void keyed() {
        TypedMap map = typed();
        MapShape shape = map.info().type().shape();
        if (map.info().keyBytes() > 0) {
            return;
        }
        String name = map.name();
        throw Trouble.usage(
                "there is no entry by a key in " + name, Article.with(map.info().type().label()) + " has no keys",
                shape instanceof MapShape.Queue
                        ? ":map peek " + name + "   # the next one\n:map pop " + name + "   # takes it out\n"
                                + line(":map push MAP VALUE")
                        : shape instanceof MapShape.Filter
                                ? line(":map peek MAP VALUE") + "   # asks for it\n" + line(":map push MAP VALUE")
                                : shape instanceof MapShape.Records records && records.road() == Road.RING
                                        ? ":events " + name + "   # its records, as they come"
                                        : ":dump map " + name).toException();
    }

    /**
     * Of {@code :map set .data count 5} the variable, as it is; of {@code at.x} a field of one. A variable that is
     * static in a function has a dot in its own name.
     */
    Optional<Value> variable(TypedMap map) {
        Optional<Map<String, Value>> variables = map.variables().map(Value.Struct::fields);
        if (variables.isEmpty() || key().equals("0")) {
            return Optional.empty();
        }
        Map<String, Value> all = variables.get();
        List<String> path = all.containsKey(key()) ? List.of(key()) : List.of(key().split("\\."));
        if (path.isEmpty() || !all.containsKey(path.get(0))) {
            throw Trouble.failed("there is no variable " + key() + " in " + map.name(),
                    "it has " + String.join(", ", all.keySet()),
                    Nearest.hint(key(), all.keySet(), ":dump map " + map.name())).toException();
        }
        Value found = all.get(path.get(0));
        try {
            for (String name : path.subList(1, path.size())) {
                found = found.field(name);
            }
        } catch (TroubleException no) {
            throw !no.trouble().hint().isEmpty() ? no : new Trouble(no.trouble().kind(), no.trouble().what(),
                    no.trouble().why(), ":map get " + map.name() + " " + path.get(0)).toException(no);
        }
        return Optional.of(found);
    }

    String key() {
        return words.at(2).orElse("");
    }

    /** In a map that redirects a program may stand behind the place. */
    String value() {
        String value = words.at(3).orElse("") + words.at(4).map(program -> " " + program).orElse("");
        return new ShownWord(map().info().type().shape(), value).word();
    }

    /** The map that has a pin, where it is another one. */
    Optional<String> pinnedAt(Path path) {
        try {
            return Optional.of(path).filter(pin -> Lookup.isPin(bench, pin.toString()))
                    .map(pin -> Lookup.maps(bench).one(pin.toString(), false))
                    .filter(pinned -> pinned.info().id() != map().info().id())
                    .map(BpfMap::name);
        } catch (TroubleException noMap) {
            return Optional.empty();
        }
    }

    /** That there are no more words than a value has. */
    void fits() {
        MapShape shape = map().info().type().shape();
        boolean redirects = shape instanceof MapShape.Devices || shape instanceof MapShape.Cpus;
        bareField().ifPresent(braces -> {
            throw Trouble.usage(":map set was not understood", "a field stands in braces",
                    ":map set " + words.word(1) + " " + Quoted.of(key()) + " " + Quoted.of(braces)).toException();
        });
        if (words.at(4).isPresent() && !redirects) {
            throw Trouble.usage(":map set was not understood", "\"" + words.word(4)
                    + "\" is one word too many; a value of several words stands in quotes",
                    ":map set " + words.word(1) + " " + Quoted.of(key()) + " "
                            + Quoted.of(words.word(3) + " " + words.word(4))).toException();
        }
    }

    /** {@code port=5}, {@code .port 5}: a field of the value, as it has to be typed. */
    private Optional<String> bareField() {
        String typed = words.at(3).orElse("") + words.at(4).map(value -> " " + value).orElse("");
        Matcher field = BARE_FIELD.matcher(typed);
        MapTypes types = map().types();
        return types.btf().filter(btf -> types.valueTypeId() != 0 && field.matches())
                .map(btf -> btf.plain(types.valueTypeId()))
                .filter(type -> type instanceof Type.Composite struct && struct.members().stream()
                        .anyMatch(member -> member.name().equals(field.group(1))))
                .map(type -> "{" + field.group(1) + "=" + NEXT_FIELD.matcher(field.group(2)).replaceAll(", ") + "}");
    }

    /** All variables are one value: the others stay as they were when this was asked. */
    void setVariable(TypedMap map) {
        Map<String, Value> all = map.variables().orElseThrow().fields();
        try {
            map.put("0", all.keySet().stream()
                    .map(name -> name + " = " + (name.equals(key()) ? value() : all.get(name)))
                    .collect(Collectors.joining(", ", "{", all.containsKey(key()) ? "}"
                            : ", " + key() + " = " + value() + "}")));
        } catch (TroubleException no) { // is said of the whole section, of which nobody typed more than this
            throw !no.trouble().what().startsWith("cannot read ") ? no : new Trouble(no.trouble().kind(),
                    "cannot read " + value() + " as " + key() + " of " + map.name(), no.trouble().why(),
                    ofVariable(no.trouble().hint())).toException(no);
        }
    }

    /** What is shown of the whole section, of the variable alone. */
    private String ofVariable(String hint) {
        String whole = LOOKS + "{." + key() + " = ";
        return hint.startsWith(whole) && hint.endsWith("}")
                ? LOOKS + hint.substring(whole.length(), hint.length() - 1) : hint;
    }

    void set(TypedMap map) {
        MapShape shape = map.info().type().shape();
        if (shape instanceof MapShape.Programs) {
            map.refer(key(), Lookup.programs(bench).one(value(), words.has("--all")));
        } else if (shape instanceof MapShape.Maps) {
            map.refer(key(), Lookup.maps(bench).one(value(), words.has("--all")));
        } else if (program().isPresent()) {
            map.put(key(), place(), Lookup.programs(bench).one(program().get(), words.has("--all")));
        } else if (words.has("--cpu")) {
            map.put(key(), value(), MapOrder.number("--cpu", words.value("--cpu").orElseThrow(), 0));
        } else {
            map.put(key(), value());
        }
    }

    /** Of {@code 'lab1 second'}, in a map that redirects, the program that is run there. */
    private Optional<String> program() {
        MapShape shape = map().info().type().shape();
        boolean redirects = shape instanceof MapShape.Devices || shape instanceof MapShape.Cpus;
        String[] parts = value().strip().split("\\s+");
        return redirects && parts.length == 2 && !value().contains("{") ? Optional.of(parts[1]) : Optional.empty();
    }

    private String place() {
        return value().strip().split("\\s+")[0];
    }

    String toolValue(TypedMap map) {
        if (program().isPresent()) {
            return "hex " + MapVerb.hex(map.valueBytes(place())) + " (with a descriptor of " + program().get() + ")";
        }
        MapShape shape = map.info().type().shape();
        if (shape.refersTo().isPresent()) {
            return "<a descriptor of " + value() + ">";
        }
        return shape instanceof MapShape.Programs || shape instanceof MapShape.Maps
                ? "name " + value()
                : "hex " + MapVerb.hex(map.valueBytes(value()));
    }

    /** The value that is there, of those that can be read. */
    Optional<Value> before(TypedMap map) {
        return now(map).map(MapEntry::value);
    }

    Optional<MapEntry> now(TypedMap map) {
        return map.isReadByKey() ? map.exactly(key()) : Optional.empty();
    }

    /** The key as bpftool takes it; it has no words for what stands behind a descriptor. */
    String toolKey(TypedMap map) {
        return map.info().type().shape() instanceof MapShape.Storage
                ? "key <a descriptor of " + key() + ">"
                : "key hex " + MapVerb.hex(map.keyBytes(key()));
    }

    /** Fields of the old value that became 0, since they were not named, and the line that keeps them. */
    Optional<View> leftOut(Optional<Value> before) {
        return before.filter(old -> !words.has("--cpu"))
                .flatMap(old -> new TypedMap(map()).variables().isPresent()
                        ? LeftOut.ofVariable(map(), key(), value(), old)
                        : LeftOut.of(map(), value(), old))
                .map(lost -> View.of(
                        Line.of(String.join(", ", lost.names()) + ": not named, so 0 now; to keep what was there:",
                                Role.WARN),
                        Line.of("  :map set " + words.word(1) + " " + Quoted.of(key()) + " "
                                + Quoted.of(ToldValue.typed(lost.kept()).toString())
                                + (words.has("--all") ? " --all" : ""),
                                Role.COMMAND)));
    }

    void like(String verb, String more) {
        bench.how().like(("bpftool map " + verb + " id " + map().info().id() + " " + more).strip());
    }
}
