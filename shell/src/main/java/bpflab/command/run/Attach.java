package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.bench.CalledLinks;
import bpflab.bench.ConnectionGuard;
import bpflab.bench.HookRequest;
import bpflab.bench.Lookup;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.Command;
import bpflab.command.CommandSpec;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.hook.Hook;
import bpflab.hook.HookKind;
import bpflab.hook.Order;
import bpflab.hook.Ordering;
import bpflab.hook.Tc;
import bpflab.hook.Xdp;
import bpflab.kernel.Link;
import bpflab.kernel.Program;
import bpflab.kernel.ProgramInfo;
import bpflab.lab.Lab;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.view.Clean;
import bpflab.view.Line;
import bpflab.view.Listing;
import bpflab.view.LinkSummary;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code :attach PROGRAM [HOOK [TARGET]]}. */
final class Attach implements Command {
    /** Of what an iterator writes: 1 MB. */
    private static final int MOST_TEXT = 1 << 20;
    /** A path is often longer, and then the program is called by its name. */
    private static final int LONGEST_TARGET = 32;

    @Override
    public String name() {
        return "attach";
    }

    @Override
    public CommandSpec help() {
        String[] hooks = HookKind.attachable().stream().map(HookKind::word).toArray(String[]::new);
        return CommandSpec.of(CommandSpec.Topic.RUN, "attach a program to a hook", ":attach drop_world xdp lab0",
                        Argument.required("PROGRAM", Argument.Kind.PROGRAM), Argument.optionalChoice("HOOK", hooks),
                        Argument.optional("TARGET", Argument.Kind.TARGET))
                .repeating()
                .with(options())
                .like("ip link set dev lab0 xdp obj drop_world.o sec xdp");
    }

    private static Option[] options() {
        return Stream.of(
                List.of(Option.EVERYWHERE, new Option("--mode", String.join("|", modes()),
                                "where an xdp program runs, how a tc program is attached; the kernel chooses else"),
                        new Option(OrderWords.REPLACE, "", "take the place of a program that is there")),
                OrderWords.OPTIONS,
                List.of(new Option("--undo-after", "TIME", "detach by itself after 60s, 5m"),
                        new Option("--yes", "", "do not ask, even where your connection may be cut")))
                .flatMap(List::stream).toArray(Option[]::new);
    }

    /** The words of {@code --mode}. */
    static List<String> modes() {
        return Stream.concat(Xdp.modes().stream(), Tc.modes().stream()).toList();
    }

    @Override
    public View details() {
        return HookTable.view();
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        Optional<Duration> undo = words.value("--undo-after").map(typed -> time(words, typed));
        words.at(1).filter(PlaceWords::isHook).map(HookKind::of)
                .ifPresent(known -> known.at(known.example(), words.value("--mode")));
        Structures.named(bench, words.word(0)).ifPresent(line -> {
            throw line;
        });
        Program program = Lookup.programs(bench).one(words.word(0), words.has("--all"));
        try {
            return attached(bench, words, program, undo);
        } catch (TroubleException told) {
            throw new AttachHint(bench, program, words).whole(told.trouble()).toException(told);
        }
    }

    private static Answer attached(Bench bench, ParsedArguments words, Program program, Optional<Duration> undo)
            throws InterruptedException {
        PlaceWords typed = PlaceWords.of(program, words.positional().subList(1, words.positional().size()),
                bench.programs().stream().map(Program::name).toList());
        Hook hook = new HookRequest(bench, program).hook(typed.kind(), typed.place(), words.value("--mode"));
        Order order = OrderWords.of(bench, words, hook);
        order.check(program.name(), hook);
        if (!words.has("--yes")) {
            ask(bench, words, hook);
        }
        List<Line> before = new ArrayList<>();
        if (List.of(hook.target().split(" ")).contains(Lab.DEVICE) && bench.labIfUp().isEmpty()) {
            bench.lab();
            before.add(Line.of("lab network up: lab0 10.11.0.1 here, 10.11.0.2 at the other end", Role.MUTED));
        }
        Map<Link, ProgramInfo> replaced = order == Order.INSTEAD ? replaceable(bench, hook) : Map.of();
        Link link = bench.attach(program, hook, order);
        Stream.ofNullable(replaced.get(link)).flatMap(old -> ToolLines.detach(old.name(), old.id(), link).stream())
                .forEach(bench.how()::like);
        ToolLines.attach(bench, program, link, order).forEach(bench.how()::like);
        List<View> shown =
                new ArrayList<>(List.of(View.of(before.toArray(Line[]::new)), view(bench, program, link, undo)));
        LinkSummary data = LinkSummary.of(link);
        if (hook.kind() == HookKind.ITERATOR) {
            shown.add(text(link));
        }
        undo.ifPresent(time -> undoLater(bench, link, time));
        return Answer.of(View.stack(shown), data);
    }

    /** What runs where another program may take its place; tools of XDP need not take it away first. */
    private static Map<Link, ProgramInfo> replaceable(Bench bench, Hook hook) {
        return bench.links().stream()
                .filter(link -> link.hook().kind() == hook.kind() && hook.kind() != HookKind.XDP)
                .collect(Collectors.toMap(link -> link, Link::program));
    }

    /** @throws bpflab.trouble.TroubleException it is no time, or none at all */
    private static Duration time(ParsedArguments words, String typed) {
        Duration time = Times.parse(typed);
        if (time.isZero()) {
            throw Trouble.usage("\"" + typed + "\" is no time to be attached", "it would be detached at once",
                    ":attach " + String.join(" ", words.positional()) + said(words) + " --undo-after 60s")
                    .toException();
        }
        return time;
    }

    private static void ask(Bench bench, ParsedArguments words, Hook hook) throws InterruptedException {
        String line = ":attach " + String.join(" ", words.positional()) + said(words) + " --yes --undo-after 60s";
        String inTheLab = hook.networkInterface()
                .map(device -> "\n:attach " + words.word(0) + " " + hook.kind().word() + " "
                        + hook.target().replace(device, Lab.DEVICE))
                .orElse("");
        ConnectionGuard.here().ask(bench.interaction(), hook, line + inTheLab);
    }

    /** The options that say how, as they were typed. */
    private static String said(ParsedArguments words) {
        return Stream.of(options())
                .filter(option -> words.has(option.name()) && !option.name().matches("--yes|--undo-after"))
                .map(option -> (" " + option.name() + " " + words.value(option.name()).orElse("")).stripTrailing())
                .collect(Collectors.joining());
    }

    private static void undoLater(Bench bench, Link link, Duration time) {
        bench.timer().after(time, () -> {
            if (bench.links().contains(link)) {
                String name = Detaching.name(bench, link);
                bench.detach(link);
                bench.notices().add(name + " detached from " + link.hook().target() + ", as --undo-after said");
            }
        });
    }

    private static View view(Bench bench, Program program, Link link, Optional<Duration> undo) {
        Hook hook = link.hook();
        String indent = " ".repeat(program.name().length() + 3);
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(
                new Span(program.name(), Role.NAME), Span.of("   attached to "), new Span(hook.target(), Role.NAME),
                Span.of("   " + (hook.kind().word() + " " + hook.modeWord()).strip()
                        + (link.id() == 0 ? "" : "   link " + link.id()) + order(bench, link))));
        undo.ifPresent(time -> lines.add(Line.of(indent + "detached by itself after " + Times.words(time), Role.WARN)));
        lines.add(Line.of(
                Span.of(indent), new Span(":detach " + name(bench, link), Role.COMMAND),
                        Span.remark("takes it away again")));
        return View.of(lines.toArray(Line[]::new));
    }

    /**
     * Which it is of several: where a verdict can keep packets from the next, whoever put that there; at an event,
     * where none can, when this bench has more than one.
     */
    private static String order(Bench bench, Link link) {
        Hook hook = link.hook();
        boolean told = hook.networkInterface().isPresent() || Ordering.of(hook.kind()).isChosen()
                || bench.links().stream().filter(other -> other.hook().equals(hook)).count() > 1;
        return !told || link.position().isEmpty() ? "" : "   runs " + link.position();
    }

    /** What {@code :detach} calls it by: that link alone if there is such a word, else if there are such words. */
    static String name(Bench bench, Link link) {
        String target = link.hook().target();
        String program = Detaching.name(bench, link);
        String shortest = target.length() > LONGEST_TARGET ? program : target;
        Stream<String> single = Stream.of(shortest, target, program, String.valueOf(link.id()))
                .filter(word -> !word.contains(" "));
        return Stream.of(single, Stream.of(target.split(" ")), Stream.of(target)).flatMap(words -> words)
                .filter(word -> new CalledLinks(bench).called(word).equals(List.of(link)))
                .findFirst()
                .orElse(program);
    }

    /** What an iterator writes. */
    private static View text(Link link) {
        return new Listing(link.text(MOST_TEXT).lines().map(line -> Line.of(Clean.text(line))).toList());
    }
}
