package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.Command;
import bpflab.command.CommandSpec;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.Units;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.List;

/** {@code :leftovers}: what no process holds, and how it goes. What is not ours goes only after a yes. */
final class LeftoversCommand implements Command {
    private static final String ELSEWHERE =
            "not looked at: network namespaces without a name, cgroups, and routes of other tools";

    @Override
    public String name() {
        return "leftovers";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(CommandSpec.Topic.LOOK, "what is in the kernel and no process holds", ":leftovers",
                        Argument.optionalChoice("remove", "remove"),
                        Argument.optional("NUMBER", Argument.Kind.TEXT))
                .with(new Option("--yes", "", "remove NUMBER without a question, also what is not ours"),
                        LongTable.OPTION)
                .like("find /sys/fs/bpf; bpftool net show");
    }

    /** One, as data. */
    private record Found(int number, String what, String where, boolean ours) {}

    /** What was removed, as data. */
    private record Removed(List<Found> removed) {}

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        List<Unheld.Leftover> found = new Unheld(bench).find();
        bench.how().like("find /sys/fs/bpf -type f");
        bench.how().like("bpftool net show");
        if (words.at(0).isEmpty()) {
            return list(found, words);
        }
        if (!words.word(0).equals("remove")) {
            throw Trouble.usage(":leftovers was not understood", "it lists, or can remove, not " + words.word(0),
                    ":leftovers remove 1").toException();
        }
        return words.at(1).isPresent()
                ? remove(bench, List.of(one(found, words.word(1))), found, words)
                : remove(bench, found.stream().filter(Unheld.Leftover::ours).toList(), found, words);
    }

    private static Answer list(List<Unheld.Leftover> found, ParsedArguments words) {
        if (found.isEmpty()) {
            return Answer.nothing("nothing: a process holds all that is in the kernel", ELSEWHERE);
        }
        List<List<Span>> rows = new ArrayList<>();
        for (Unheld.Leftover each : found) {
            rows.add(List.of(
                    Span.of(String.valueOf(found.indexOf(each) + 1)), new Span(each.what(), Role.NAME),
                    Span.of(each.where()), Span.of(each.ours() ? "bpflab" : "not ours")));
        }
        View table = LongTable.of(Table.of(List.of(
                Table.right(""), Table.left("WHAT"), Table.left("WHERE"), Table.left("LEFT BY")), rows), words);
        Line hint = Line.of(
                new Span(":leftovers remove", Role.COMMAND),
                Span.remark("takes away what a dead bench left"), Span.of("   "),
                new Span(":leftovers remove NUMBER", Role.COMMAND), Span.remark("that one"));
        return Answer.of(View.stack(List.of(table, View.of(hint, Line.of(ELSEWHERE, Role.MUTED)))),
                data(found, found));
    }

    private static List<Found> data(List<Unheld.Leftover> some, List<Unheld.Leftover> all) {
        return some.stream()
                .map(each -> new Found(all.indexOf(each) + 1, each.what(), each.where(), each.ours()))
                .toList();
    }

    private static Unheld.Leftover one(List<Unheld.Leftover> found, String number) {
        if (!number.matches("[1-9]\\d{0,5}") || Integer.parseInt(number) > found.size()) {
            throw Trouble.usage("there is no leftover " + number,
                    found.isEmpty() ? "nothing is left over" : "they are 1 to " + found.size(), ":leftovers")
                    .toException();
        }
        return found.get(Integer.parseInt(number) - 1);
    }

    private static Answer remove(Bench bench, List<Unheld.Leftover> some, List<Unheld.Leftover> all,
            ParsedArguments words) throws InterruptedException {
        List<Unheld.Leftover> removed = new ArrayList<>();
        for (Unheld.Leftover each : some) {
            if (each.ours() || words.has("--yes") || agreed(bench, each)) {
                each.removal().run();
                removed.add(gone(bench, each));
            }
        }
        List<Line> lines = removed.stream()
                .map(each -> Line.of(new Span(each.what(), Role.NAME), Span.of("   " + each.where() + "   removed")))
                .toList();
        return Answer.of(
                View.of(lines.isEmpty()
                        ? new Line[] {Line.of(some.isEmpty()
                                ? "no bench left anything" + (all.isEmpty() ? ""
                                        : "; " + Units.count(all.size()) + " not ours") : "left as it is",
                                Role.MUTED)}
                        : lines.toArray(Line[]::new)),
                new Removed(data(removed, all)));
    }

    /** What a dead bench noted goes with all that it noted, or stays where there is no way to it. */
    private static Unheld.Leftover gone(Bench bench, Unheld.Leftover each) {
        if (each.ours() && new Unheld(bench).find().stream().anyMatch(left -> left.what().equals(each.what()))) {
            throw Trouble.failed("cannot remove " + each.what(),
                    "it cannot be reached from here: it is in a network namespace without a name, or in use",
                    ":leftovers").toException();
        }
        return each;
    }

    private static boolean agreed(Bench bench, Unheld.Leftover each) throws InterruptedException {
        String what = each.what() + ", " + each.where();
        return bench.interaction()
                .orElseThrow(() -> Trouble.usage("cannot remove " + what,
                        "it is not ours, and in a script nobody can be asked", ":leftovers remove NUMBER --yes")
                        .toException())
                .agrees("Remove " + what + "? bpflab did not make it.");
    }
}
