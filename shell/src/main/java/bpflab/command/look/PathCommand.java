package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.CommandSpec;
import bpflab.command.Looking;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.lab.Lab;
import bpflab.path.PacketPath;
import bpflab.path.PathLook;
import bpflab.path.Station;
import bpflab.path.Station.Stop;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Listing;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code :path}: the way of an interface's packets through this machine, with the programs on it. */
final class PathCommand implements Looking {
    /** As long as most names are, and so far as all stand below each other: longer ones stand out. */
    private static final int LEAST_NAME = 15;

    private static final int MOST_NAME = 28;

    @Override
    public String name() {
        return "path";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(CommandSpec.Topic.LOOK, "a packet's way through this machine, and who is on it",
                        ":path lab0", Argument.optional("INTERFACE", Argument.Kind.TARGET))
                .with(new Option("--watch", "", "look again and again, in place, until Ctrl-C"))
                .like("bpftool net; tc filter show dev lab0 ingress; ip -s link show lab0");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        String device = words.at(0).orElse(Lab.DEVICE);
        if (words.has("--watch") && bench.interaction().isEmpty()) {
            throw Trouble.usage(":path --watch would never end", "a script has no Ctrl-C", ":path " + device)
                    .toException();
        }
        bench.how().like("bpftool net show dev " + device);
        bench.how().like("tc filter show dev " + device + " ingress");
        bench.how().like("ip -s link show " + device);
        if (device.equals(Lab.DEVICE) && bench.labIfUp().isEmpty()) {
            bench.lab();
        }
        PathLook look = new PathLook(bench, device);
        PacketPath seen = look.now();
        boolean stopped = false;
        try {
            while (words.has("--watch")) {
                screen.redraw(drawn(seen));
                seen = look.now();
            }
        } catch (InterruptedException ctrlC) {
            stopped = true;
        }
        return Answer.of(drawn(seen), seen).stopped(stopped);
    }

    private static View drawn(PacketPath seen) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(new Span(seen.device(), Role.NAME), Span.of("   " + seen.sent())));
        String way = "";
        int name = Math.min(MOST_NAME, seen.stations().stream().flatMap(station -> station.programs().stream())
                .mapToInt(stop -> stop.program().length()).max().orElse(0));
        for (Station station : seen.stations()) {
            lines.addAll(lines(station, !station.way().equals(way), Math.max(LEAST_NAME, name)));
            way = station.way();
        }
        List<View> views = new ArrayList<>(List.of(new Listing(lines)));
        List<Line> ends = new ArrayList<>();
        if (!seen.stopped().isEmpty()) {
            ends.add(Line.of("✗ what came in went no further than " + seen.stopped(), Role.BAD));
        }
        if (!seen.kept().isEmpty()) {
            ends.add(Line.of("✗ what was to leave went no further than " + seen.kept(), Role.BAD));
        }
        if (!ends.isEmpty()) {
            ends.add(Line.of(Span.of("→ "), new Span(":why", Role.COMMAND), Span.remark("tells more")));
            views.add(View.of(ends.toArray(new Line[0])));
        }
        return View.stack(views);
    }

    /** @param name how wide the programs' names are */
    private static List<Line> lines(Station station, boolean turn, int name) {
        List<Line> lines = new ArrayList<>();
        String head = String.format(Locale.ROOT, "%-4s%s %-12s  ", turn ? station.way() : "",
                station.way().equals("in") ? "↓" : "↑", station.name());
        if (station.programs().isEmpty()) {
            lines.add(Line.of(Span.of(head), new Span(Span.orNone(station.note()), Role.MUTED)));
        }
        for (Stop stop : station.programs()) {
            String start = lines.isEmpty() ? head : " ".repeat(head.length());
            lines.add(Line.of(Span.of(start), new Span(String.format(Locale.ROOT, "%-" + name + "s", stop.program()),
                    Role.NAME),
                    Span.of(String.format(Locale.ROOT, "  id %-6d  ran %d×", stop.id(), stop.runs())),
                    new Span(stop.answers().isEmpty() ? "" : "  " + String.join(" or ", stop.answers()), Role.MUTED)));
        }
        String verdicts = station.verdicts().entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
        if (!verdicts.isEmpty()) {
            lines.add(Line.of(Span.of(" ".repeat(head.length())), new Span(verdicts, Role.MUTED)));
        }
        return lines;
    }
}
