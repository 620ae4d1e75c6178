package bpflab.command.look;

import bpflab.btf.Value;
import bpflab.command.Answer;
import bpflab.json.IfPresent;
import bpflab.map.BpfMap;
import bpflab.map.MapShape;
import bpflab.map.MapEntry;
import bpflab.map.NoEntry;
import bpflab.map.TypedMap;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.MapSummary;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code :map} can do, and what it says. */
enum MapVerb {
    GET(1, 1, ":map get MAP KEY") {
        @Override
        Answer run(MapAsked asked) {
            TypedMap map = asked.typed();
            Optional<Value> variable = asked.variable(map);
            if (variable.isPresent()) {
                return variable(map, asked, variable, Optional.empty());
            }
            asked.like("lookup", asked.toolKey(map));
            MapEntry entry = map.get(asked.key()).orElseThrow(() -> NoEntry.of(map, asked.key()).toException());
            MapTable table = MapTable.of(List.of(entry), true);
            return Answer.of(
                    Table.of(table.columns(), table.rows()),
                    new Entry(map.name(), Optional.of(entry.key()), Optional.of(entry.value()), Optional.empty()));
        }
    },
    SET(2, 3, ":map set MAP KEY VALUE") {
        @Override
        Answer run(MapAsked asked) {
            TypedMap map = asked.typed();
            asked.fits();
            Optional<Value> variable = asked.variable(map);
            if (variable.isPresent()) {
                asked.setVariable(map);
                return withLeftOut(asked, variable, variable(map, asked, asked.variable(map), variable));
            }
            asked.like("update", asked.toolKey(map) + " value " + asked.toolValue(map));
            Optional<Value> before = asked.before(map);
            asked.set(map);
            Optional<MapEntry> now = asked.now(map);
            String key = now.map(entry -> entry.key().toString()).orElse(asked.key());
            String value = now.map(entry -> set(entry, asked, before)).orElse(asked.value());
            Entry data = new Entry(map.name(), now.map(MapEntry::key), now.map(MapEntry::value), before);
            String was = before.map(old -> "was " + new ToldValue(old).was(now.map(MapEntry::value))).orElse("new");
            return withLeftOut(asked, before, said(map, key + " = " + value, was, data));
        }

        /** Of a per-CPU map what was typed is each CPU's own, and their sum another number. */
        private String set(MapEntry entry, MapAsked asked, Optional<Value> before) {
            int cpus = entry.values().size();
            if (cpus == 1) {
                return new ToldValue(entry.value()).now(before);
            }
            Optional<String> cpu = asked.words().value("--cpu");
            Value one = entry.values().get(cpu.map(Integer::parseInt).orElse(0));
            return one + cpu.map(number -> " on CPU " + number).orElse(" on each of " + cpus + " CPUs")
                    + entry.sum().map(sum -> ", " + sum + " in all").orElse("");
        }
    },
    DELETE(1, 1, ":map delete MAP KEY") {
        @Override
        Answer run(MapAsked asked) {
            TypedMap map = asked.typed();
            if (asked.variable(map).isPresent()) {
                throw Trouble.usage("cannot delete " + asked.key(), "a variable is there as long as its program",
                        ":map set " + map.name() + " " + asked.key() + " 0").toException();
            }
            asked.like("delete", asked.toolKey(map));
            Optional<Value> before = asked.before(map);
            boolean wasNot = map.isReadByKey() && before.isEmpty();
            if (!map.delete(asked.key()) || wasNot) {
                throw NoEntry.of(map, asked.key()).toException();
            }
            return said(
                    map, asked.key() + " deleted",
                    before.map(old -> "was " + new ToldValue(old).now(Optional.empty())).orElse(""),
                    new Entry(map.name(), Optional.empty(), Optional.empty(), before));
        }
    },
    PUSH(1, 1, ":map push MAP VALUE") {
        @Override
        Answer run(MapAsked asked) {
            TypedMap map = asked.keyless();
            asked.like("push", "value hex " + hex(map.valueBytes(asked.key())));
            map.push(asked.key());
            return said(map, asked.key() + " is in", "", new Pushed(map.name(), asked.key()));
        }
    },
    POP(0, 0, ":map pop MAP") {
        @Override
        Answer run(MapAsked asked) {
            TypedMap map = asked.typed();
            asked.like("pop", "");
            return end(map, map.pop(), " taken out");
        }
    },
    PEEK(0, 1, ":map peek MAP\n:map peek MAP VALUE   # of a Bloom filter") {
        @Override
        Answer run(MapAsked asked) {
            TypedMap map = asked.keyless();
            asked.like("peek", "");
            if (map.info().type().shape() instanceof MapShape.Filter) {
                if (asked.key().isEmpty()) {
                    throw Trouble.usage(":map peek was not understood", "a Bloom filter is asked for a value",
                            new MapLine(asked.bench(), asked.words(), PEEK).line(":map peek MAP VALUE")).toException();
                }
                return maybe(map, asked);
            }
            return end(map, map.stream().findFirst().map(MapEntry::value), " comes out next");
        }
    },
    FREEZE(0, 0, ":map freeze MAP") {
        @Override
        Answer run(MapAsked asked) {
            asked.like("freeze", "");
            asked.map().freeze();
            return said(
                    asked.typed(), "is frozen", "nobody changes it from outside any more; programs do",
                    MapSummary.of(asked.map()));
        }
    },
    PIN(1, 1, ":map pin MAP PATH") {
        @Override
        Answer run(MapAsked asked) {
            Path path = asked.bench().folders().bpffs().resolve(asked.key());
            asked.like("pin", path.toString());
            Optional<String> instead = asked.pinnedAt(path);
            asked.bench().pin(asked.map()::pin, path);
            return said(
                    asked.typed(), "pinned at " + path + instead.map(name -> " instead of " + name).orElse(""),
                    "the pin goes with this bench; to keep it: :set keep-pins on",
                    new Pinned(asked.map().name(), path.toString()));
        }
    },
    CREATE(1, 1, ":map create NAME TYPE") {
        @Override
        Answer run(MapAsked asked) {
            String others = asked.bench().maps().stream()
                    .filter(map -> map.name().equals(asked.words().word(1)))
                    .map(map -> String.valueOf(map.info().id())).collect(Collectors.joining(", "));
            BpfMap made = new MapOrder(asked.bench(), asked.words()).make();
            return said(
                    new TypedMap(made), made.info().type().label() + "   id " + made.info().id() + "   "
                            + made.info().parts() + "   " + made.info().capacity(),
                    others.isEmpty() ? "" : made.name() + " was id " + others, MapSummary.of(made));
        }
    };

    private final int least;
    private final int most;
    private final String synopsis;

    MapVerb(int least, int most, String synopsis) {
        this.least = least;
        this.most = most;
        this.synopsis = synopsis;
    }

    abstract Answer run(MapAsked asked);

    /** Whether it is about an entry, by its key. */
    boolean isOfEntry() {
        return this == GET || this == SET || this == DELETE;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many words stand behind the map at least. */
    int least() {
        return least;
    }

    int most() {
        return most;
    }

    String synopsis() {
        return synopsis;
    }

    /** An entry, as data. */
    private record Entry(
            String map, @IfPresent Optional<Value> key, @IfPresent Optional<Value> value,
            @IfPresent Optional<Value> before) {}

    private record Pushed(String map, String value) {}

    private record Pinned(String map, String pin) {}

    private record Filtered(String map, String value, boolean maybe) {}

    private static Answer withLeftOut(MapAsked asked, Optional<Value> before, Answer answer) {
        return asked.leftOut(before)
                .map(line -> Answer.of(View.stack(List.of(answer.view(), line)), answer.data()))
                .orElse(answer);
    }

    private static Answer variable(TypedMap map, MapAsked asked, Optional<Value> now, Optional<Value> before) {
        return said(map, asked.key() + " = " + now.map(Value::toString).orElse(""),
                before.map(old -> "was " + old).orElse(""),
                new Entry(map.name(), Optional.empty(), now, before));
    }

    private static Answer said(TypedMap map, String what, String remark, Record data) {
        List<Span> spans = new ArrayList<>(List.of(new Span(map.name(), Role.NAME), Span.of("   " + what)));
        if (!remark.isEmpty()) {
            spans.add(new Span("   " + remark, Role.MUTED));
        }
        return Answer.of(View.of(Line.of(spans.toArray(Span[]::new))), data);
    }

    private static Answer end(TypedMap map, Optional<Value> value, String became) {
        Entry data = new Entry(map.name(), Optional.empty(), value, Optional.empty());
        return value.isEmpty()
                ? said(map, "is empty", "", data)
                : said(map, value.get() + became, "", data);
    }

    private static Answer maybe(TypedMap map, MapAsked asked) {
        boolean maybe = map.mayContain(asked.key());
        return said(
                map, asked.key() + (maybe ? " was perhaps put in" : " was never put in"),
                maybe ? "a Bloom filter is sure only of no" : "", new Filtered(map.name(), asked.key(), maybe));
    }

    static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }
}
