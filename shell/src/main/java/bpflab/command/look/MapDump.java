package bpflab.command.look;

import bpflab.btf.Value;
import bpflab.command.Answer;
import bpflab.json.IfPresent;
import bpflab.map.KernelObject;
import bpflab.map.MapInfo;
import bpflab.map.MapShape;
import bpflab.map.MapEntry;
import bpflab.map.TypedMap;
import bpflab.trouble.Trouble;
import bpflab.view.Fields.Field;
import bpflab.view.Fields;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.Units;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A map's entries as a table, typed: a column for each field of a struct, the sum and each CPU for a per-CPU map, and
 * global variables by name. In an array the entries that are all 0 are counted instead of shown.
 */
final class MapDump {
    /** How many entries are shown when nobody says how many. */
    static final int USUAL_LIMIT = 1000;
    /** More would take hundreds of megabytes, and nobody reads them page by page. */
    static final int MOST = 100_000;
    private static final int FEW = 16;

    private static final Line HIDDEN = Line.of(
            "hidden: a lock, timer, list, tree or kptr; the kernel copies it to nobody, only programs use it",
            Role.MUTED);

    private final TypedMap map;
    private final int limit;
    private final boolean zeros;
    private final Look look;
    private final List<MapEntry> shown = new ArrayList<>();
    private int hiddenZeros;
    private int hiddenCpus;
    private boolean more;
    private boolean offersNotations;

    /** How entries are shown: {@code --long}, {@code --bars}, {@code --hist}, {@code --lhist}. */
    enum Look { TABLE, LONG, BARS, HISTOGRAM, LINEAR }

    MapDump(TypedMap map, int limit, boolean zeros, Look look) {
        this.map = map;
        this.limit = limit;
        this.zeros = zeros;
        this.look = look;
    }

    /** The same, which says how a packet's numbers are seen: for who did not ask for a notation. */
    MapDump offering(boolean notations) {
        offersNotations = notations;
        return this;
    }

    /** @throws InterruptedException Ctrl-C while there was still something to read */
    Answer answer() throws InterruptedException {
        read();
        Entries data = new Entries(map.name(), map.info().type().label(), map.info().id(),
                shown.stream().map(Entry::of).toList(), more);
        Optional<Value.Struct> variables = map.variables();
        if (variables.isPresent()) {
            return Answer.of(variables(variables.get()), data);
        }
        List<View> views = new ArrayList<>();
        if (!shown.isEmpty()) {
            views.add(look == Look.LONG ? LongEntries.of(shown)
                    : look == Look.HISTOGRAM ? MapHistogram.of(map.name(), shown)
                    : look == Look.LINEAR ? LinearHistogram.of(map.name(), shown)
                    : table());
        }
        views.add(View.of(remarks().toArray(Line[]::new)));
        return Answer.of(View.stack(views), data);
    }

    /** The table, and how to see what it has no room for. */
    private View table() {
        MapTable plain = MapTable.of(shown, zeros);
        if (look == Look.BARS && shown.stream().noneMatch(MapTable::hasBar)) {
            throw Trouble.usage("cannot draw " + map.name(), "none of its values has a number",
                    ":dump map " + map.name()).toException();
        }
        MapTable entries = look == Look.BARS ? plain.bars(shown) : plain;
        hiddenCpus = entries.hidden();
        Table table = Table.of(entries.columns(), entries.rows());
        return look == Look.BARS ? table : table.whenCut(Line.of(
                new Span("cut to fit: ", Role.MUTED),
                new Span(":dump map " + map.name() + " --long", Role.COMMAND),
                Span.remark("shows all, a field a line")));
    }

    private void read() throws InterruptedException {
        MapInfo info = map.info();
        boolean array = info.type().shape() instanceof MapShape.Indexed;
        boolean skip = array && !zeros && info.maxEntries() > FEW;
        for (Iterator<MapEntry> entries = map.iterator(); entries.hasNext(); ) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            MapEntry entry = entries.next();
            if (skip && entry.values().stream().allMatch(Zero::is)) {
                hiddenZeros++;
            } else if (shown.size() == limit) {
                more = true;
                return;
            } else {
                shown.add(entry);
            }
        }
        if (map.info().keyBytes() > 0) {
            shown.sort(Comparator.comparing(MapEntry::key, MapDump::compare));
        }
    }

    private static int compare(Value a, Value b) {
        return a instanceof Value.Int x && b instanceof Value.Int y
                ? x.value().compareTo(y.value())
                : a.toString().compareTo(b.toString());
    }

    /** {@code .bss} and its like by name. */
    private View variables(Value.Struct struct) {
        if (look == Look.LONG) {
            return LongEntries.variables(struct);
        } else if (look != Look.TABLE) {
            return drawn(struct);
        }
        int label = struct.fields().keySet().stream().mapToInt(String::length).max().orElse(0);
        List<Field> fields = struct.fields().entrySet().stream()
                .map(field -> new Field(field.getKey(), List.of(LongEntries.span(
                        new ToldValue(field.getValue()).now(Optional.empty()), field.getValue()))))
                .toList();
        boolean all = struct.fields().values().stream()
                .allMatch(value -> new ToldValue(value).now(Optional.empty()).equals(value.toString()));
        View shown = new Fields(0, label + 3, fields);
        List<View> views = new ArrayList<>(List.of(shown));
        if (!all) {
            views.add(View.of(Line.of(
                    new Span(":dump map " + map.name() + " --long", Role.COMMAND),
                    Span.remark("shows all fields, one a line"))));
        }
        if (MapTable.hides(struct)) {
            views.add(View.of(HIDDEN));
        }
        return views.size() == 1 ? shown : View.stack(views);
    }

    /** Those variables that can be drawn: numbers as bars, arrays of slots as histograms. */
    private View drawn(Value.Struct struct) {
        boolean bars = look == Look.BARS;
        List<MapEntry> fitting = struct.fields().entrySet().stream()
                .map(field -> new MapEntry(new Value.Noted(field.getKey(), new Value.Text(field.getKey())),
                        List.of(field.getValue()), false))
                .filter(entry -> bars ? entry.value().number().isPresent() : MapHistogram.slots(entry) != null)
                .toList();
        if (fitting.isEmpty()) {
            throw Trouble.usage("cannot draw " + map.name(),
                    bars ? "none of its variables is a number" : "none of its variables is an array of slots",
                    ":dump map " + map.name()).toException();
        }
        if (bars) {
            MapTable table = MapTable.of(fitting, true).bars(fitting);
            return Table.of(table.columns(), table.rows());
        }
        return look == Look.LINEAR ? LinearHistogram.of(map.name(), fitting) : MapHistogram.of(map.name(), fitting);
    }

    private List<Line> remarks() {
        List<Line> lines = new ArrayList<>();
        boolean records = map.info().type().shape() instanceof MapShape.Records;
        if (shown.isEmpty() && hiddenZeros == 0 && !records) {
            lines.add(Line.of("no entries", Role.MUTED));
        }
        ofFiles().ifPresent(lines::add);
        zeroEntries().ifPresent(lines::add);
        if (!shown.isEmpty() && MapTable.hides(shown.get(0).value())) {
            lines.add(HIDDEN);
        }
        sums().ifPresent(lines::add);
        if (offersNotations && !shown.isEmpty()) {
            PacketFields.hint(map).ifPresent(lines::add);
        }
        zeroCpus().ifPresent(lines::add);
        waiting(records).ifPresent(lines::add);
        if (more) {
            lines.add(Line.of(
                    "… the first " + Units.count(limit, "entry", "entries") + ": --limit N shows more", Role.MUTED));
        }
        return lines;
    }

    private Optional<Line> ofFiles() {
        return map.info().type().shape().equals(new MapShape.Storage(KernelObject.FILE))
                ? muted("of files that some process has open; another: :map get " + map.name() + " PATH")
                : Optional.empty();
    }

    private Optional<Line> zeroEntries() {
        return hiddenZeros > 0
                ? muted((shown.isEmpty() ? "all " : "and ") + Units.count(hiddenZeros, "entry of 0", "entries of 0"))
                : Optional.empty();
    }

    /** Where what is shown stands for several CPUs, and nothing else says so. */
    private Optional<Line> sums() {
        boolean only = look == Look.TABLE && !shown.isEmpty() && shown.stream().allMatch(MapTable::isOne)
                && shown.get(0).value() instanceof Value.Struct && shown.get(0).values().size() > 1;
        return !only ? Optional.empty() : Optional.of(Line.of(
                new Span("sums of " + shown.get(0).values().size() + " CPUs: ", Role.MUTED),
                new Span(":dump map " + map.name() + " --long", Role.COMMAND),
                Span.remark("shows each CPU's")));
    }

    private Optional<Line> zeroCpus() {
        return hiddenCpus > 0
                ? muted("and " + Units.count(hiddenCpus, "value of 0", "values of 0")
                        + " on other CPUs: --zeros shows them")
                : Optional.empty();
    }

    /** Of maps that things wait in: looking takes nothing out. */
    private Optional<Line> waiting(boolean records) {
        if (records) {
            return muted(shown.isEmpty() ? "no record waits to be read"
                    : "records that wait to be read, left where they are");
        }
        return map.info().type().shape() instanceof MapShape.Queue queue && !shown.isEmpty()
                ? muted("the " + queue.end() + " one, left where it is; what is behind it shows when it is taken out")
                : Optional.empty();
    }

    private static Optional<Line> muted(String text) {
        return Optional.of(Line.of(text, Role.MUTED));
    }

    /** What a map holds, as data. */
    private record Entries(String map, String type, int id, List<Entry> entries, boolean more) {}

    /** One entry; of a map per CPU each CPU's value, too. */
    private record Entry(Value key, Value value, @IfPresent Optional<List<Value>> cpus) {
        static Entry of(MapEntry entry) {
            return new Entry(
                    entry.key(), entry.value(), Optional.of(entry.values()).filter(values -> values.size() > 1));
        }
    }
}
