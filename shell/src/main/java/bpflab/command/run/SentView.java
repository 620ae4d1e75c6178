package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.kernel.AttachPoint;
import bpflab.kernel.AttachPoint.Layer;
import bpflab.kernel.Program;
import bpflab.lab.Lab;
import bpflab.lab.Sent;
import bpflab.lab.Sighting;
import bpflab.lab.Where;
import bpflab.packet.PacketDiff;
import bpflab.view.Fields;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.Units;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code :lab send} shows: of one packet all that became of it, of several a row each. */
final class SentView {
    private static final int LABEL = 11;
    private static final int ROWS = 100;
    /** From so many on it is of interest how fast they went. */
    private static final int MANY = 1000;
    private static final int MOST_OTHERS = 5;

    private final Bench bench;
    private final Sent sent;
    private final SentData data;
    private final boolean all;

    private SentView(Bench bench, Sent sent, SentData data, boolean all) {
        this.bench = bench;
        this.sent = sent;
        this.data = data;
        this.all = all;
    }

    /** @param all whether every packet is dissected, and not only what did not arrive as it was sent */
    static View of(Bench bench, Sent sent, SentData data, boolean all) {
        return new SentView(bench, sent, data, all).view();
    }

    private View view() {
        List<View> views = new ArrayList<>(List.of(View.of(head())));
        if (sent.frames().size() == 1) {
            one(views, sent.frames().get(0), data.packets().get(0));
        } else {
            many(views);
        }
        others(views);
        if (data.lost() > 0) {
            views.add(View.of(Line.of(Units.count(data.lost(), "packet", "packets")
                    + " more came than could be noted: fewer at once, or a --rate", Role.WARN)));
        }
        if (!data.damage().isEmpty()) {
            views.add(View.of(Line.of("read no further: " + data.damage(), Role.WARN)));
        }
        return View.stack(views);
    }

    private Line head() {
        String changed = data.changed() == 0 ? "" : ", " + Units.count(data.changed()) + " changed";
        String rate = data.sent() >= MANY ? "   " + Units.count(data.perSecond()) + " a second" : "";
        return Line.of(Span.of(Units.count(data.sent()) + " sent from " + data.from() + ", "
                + Units.count(data.arrived()) + " arrived at " + data.to() + changed), new Span(rate, Role.MUTED));
    }

    /** What was sent, and each form in which it was seen. */
    private void one(List<View> views, Sent.Fate fate, SentData.Each each) {
        List<Fields.Field> fields = new ArrayList<>();
        fields.add(field(each.sent() == 0 ? "not sent" : "sent", Math.max(1, each.sent()), each.bytes(), each.packet(),
                Role.PLAIN));
        for (SentData.Seen seen : each.seen()) {
            boolean same = seen.changes().isEmpty() && seen.hex().equals(each.hex());
            fields.add(same ? Fields.Field.of(seen.where(), seen.times() == 1 ? "unchanged"
                    : Units.count(seen.times()) + " unchanged", Role.MUTED)
                    : field(seen.where(), seen.times(), seen.bytes(), seen.packet(), Role.WARN));
        }
        views.add(new Fields(0, LABEL, fields));
        if (!each.problem().isEmpty()) {
            views.add(View.of(Line.of("not sent: " + each.problem(), Role.WARN)));
        }
        stopped(views, each);
        boolean strange = each.gone() > 0 || fate.at(Where.INTERFACE) > 0 || !each.problem().isEmpty();
        if (all || strange) {
            views.add(View.of(Line.EMPTY));
            views.add(Dissection.of(fate.frame(), LABEL));
        }
        fate.seen().stream().filter(seen -> !same(seen, fate)).limit(all ? ROWS : 1)
                .forEach(seen -> changes(views, fate.frame(), seen.frame()));
    }

    private static boolean same(Sighting seen, Sent.Fate fate) {
        return Arrays.equals(seen.frame(), fate.frame());
    }

    private static void changes(List<View> views, byte[] before, byte[] after) {
        PacketDiff diff = PacketDiff.of(before, after);
        views.add(View.of(Line.EMPTY));
        if (!diff.fields().isEmpty()) {
            views.add(RunView.changes(diff));
            views.add(View.of(Line.EMPTY));
        }
        views.add(HexChanges.of(before, after, diff));
    }

    private static Fields.Field field(String label, int times, int bytes, String packet, Role role) {
        return Fields.Field.of(label, times(times) + Units.count(bytes, "byte", "bytes") + "   " + packet, role);
    }

    private static String times(int times) {
        return times == 1 ? "" : Units.count(times) + " × ";
    }

    /** Where it can have been stopped, by what is attached there. */
    private void stopped(List<View> views, SentData.Each each) {
        int gone = each.gone();
        int held = each.seen().stream().filter(seen -> seen.where().equals(Where.INTERFACE.words()))
                .mapToInt(SentData.Seen::times).sum();
        if (held > 0) {
            views.add(View.of(Line.of("it came past XDP, and at the ingress of tc it ended"
                    + programs(Layer.TCX_INGRESS, Layer.TC_INGRESS), Role.WARN)));
        }
        if (gone > 0) {
            String at = data.to().equals(Lab.DEVICE)
                    ? programs(Layer.XDP_OFFLOAD, Layer.XDP_NATIVE, Layer.XDP_GENERIC)
                    : programs(Layer.TCX_EGRESS, Layer.TC_EGRESS);
            views.add(View.of(Line.of((gone == 1 && each.sent() == 1 ? "it was" : Units.count(gone) + " were")
                    + " seen nowhere" + (at.isEmpty() ? "; the reason: :why" : at), Role.WARN)));
        }
    }

    /** {@code : xdp native at lab0 runs drop_world}; empty where nothing is attached. */
    private String programs(Layer... layers) {
        List<Layer> wanted = List.of(layers);
        String names = bench.inventory().attachPoints(Lab.DEVICE).stream()
                .filter(point -> wanted.contains(point.layer()))
                .map(point -> point.layer().label() + " at " + Lab.DEVICE + " runs " + name(point))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : ": " + names;
    }

    private String name(AttachPoint point) {
        return bench.programs().stream()
                .filter(program -> program.info().id() == point.programId())
                .map(Program::name)
                .findFirst()
                .orElse("program id " + point.programId());
    }

    private void many(List<View> views) {
        List<List<Span>> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(ROWS, data.packets().size()); i++) {
            SentData.Each each = data.packets().get(i);
            String elsewhere = each.seen().stream()
                    .filter(seen -> !seen.where().equals(Where.ARRIVED.words()))
                    .map(seen -> times(seen.times()) + seen.where())
                    .distinct()
                    .collect(Collectors.joining(", "));
            String changed = each.seen().stream().flatMap(seen -> seen.changes().stream())
                    .map(PacketDiff.Change::field).distinct().collect(Collectors.joining(", "));
            rows.add(List.of(new Span(String.valueOf(i + 1), Role.MUTED), Span.of(each.packet()),
                    Span.of(Units.count(each.sent())), new Span(Units.count(each.arrived()),
                            each.arrived() < each.sent() ? Role.WARN : Role.PLAIN),
                    Span.of(Span.orNone(elsewhere)), Span.of(Span.orNone(changed))));
        }
        views.add(Table.of(List.of(Table.right("#"), Table.left("PACKET"), Table.right("SENT"),
                Table.right("ARRIVED"), Table.left("ELSEWHERE"), Table.left("CHANGED")), rows));
        if (data.packets().size() > ROWS) {
            views.add(View.of(Line.of("… the first " + ROWS + " of " + Units.count(data.packets().size())
                    + " packets: --json has all", Role.MUTED)));
        }
        for (int i = 0; i < rows.size(); i++) {
            SentData.Each each = data.packets().get(i);
            if (!each.problem().isEmpty()) {
                views.add(View.of(Line.of("packet " + (i + 1) + " was not sent: " + each.problem(), Role.WARN)));
            }
        }
        if (all) {
            sent.frames().stream().limit(ROWS).forEach(fate -> {
                views.add(View.of(Line.EMPTY));
                views.add(Dissection.of(fate.frame(), LABEL));
            });
        }
    }

    /** Those that read alike are one line: an answer's number or time is seen in no line. */
    private void others(List<View> views) {
        Map<String, List<SentData.Seen>> alike = data.others().stream().collect(Collectors.groupingBy(
                seen -> seen.where() + seen.bytes() + seen.packet(), LinkedHashMap::new, Collectors.toList()));
        views.add(new Fields(0, LABEL, alike.values().stream().limit(MOST_OTHERS).map(same -> {
            SentData.Seen first = same.get(0);
            int times = same.stream().mapToInt(SentData.Seen::times).sum();
            return field("also " + first.where(), times, first.bytes(), first.packet(), Role.PLAIN);
        }).toList()));
        if (alike.size() > MOST_OTHERS) {
            views.add(View.of(Line.of("… and " + Units.count(alike.size() - MOST_OTHERS)
                    + " other kinds of packets: --json has all", Role.MUTED)));
        }
        if (all) {
            sent.strays().stream().limit(MOST_OTHERS).forEach(stray -> {
                views.add(View.of(Line.EMPTY));
                views.add(Dissection.of(stray.frame(), LABEL));
            });
        }
    }
}
