package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.bench.CalledLinks;
import bpflab.bench.Lookup;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.Command;
import bpflab.command.CommandSpec;
import bpflab.command.OnlyOne;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.kernel.Link;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.LinkSummary;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code :detach}: by link, program or interface; all; or the only one. */
final class Detach implements Command {
    @Override
    public String name() {
        return "detach";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.RUN, "detach a link, a program, an interface, or all", ":detach lab0",
                        Argument.optional("LINK", Argument.Kind.LINK))
                .repeating()
                .with(new Option("--all", "", "all that this bench attached"))
                .like("bpftool net detach xdp dev lab0");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        List<Link> links = bench.links();
        String typed = words.has("--all") ? "all" : String.join(" ", words.positional());
        List<Link> chosen = chosen(bench, typed);
        if (chosen.isEmpty() && words.positional().size() > 1) {
            return each(bench, words.positional(), links);
        }
        if (chosen.isEmpty() && !typed.equals("all")) {
            throw missing(bench, typed, links);
        }
        if (typed.isEmpty() && chosen.size() > 1) {
            OnlyOne.of("link", chosen.stream().map(link -> Attach.name(bench, link)).toList(),
                    ":detach all\n:detach");
        }
        return detached(bench, chosen);
    }

    /** Several words that are no place together: all that each stands for, or none. */
    private static Answer each(Bench bench, List<String> words, List<Link> links) {
        words.stream().filter(word -> chosen(bench, word).isEmpty()).findFirst().ifPresent(word -> {
            throw missing(bench, word, links);
        });
        return detached(bench, links.stream()
                .filter(link -> words.stream().anyMatch(word -> chosen(bench, word).contains(link)))
                .toList());
    }

    private static Answer detached(Bench bench, List<Link> chosen) {
        List<LinkSummary> data = chosen.stream().map(LinkSummary::of).toList();
        List<Line> lines = new ArrayList<>();
        for (int i = chosen.size() - 1; i >= 0; i--) {
            lines.add(Detaching.line(bench, chosen.get(i)));
        }
        if (lines.isEmpty()) {
            lines.add(Line.of("nothing was attached", Role.MUTED));
        }
        return Answer.of(View.of(lines.toArray(Line[]::new)), data);
    }

    /**
     * By a link's id, its program or place; else by what its program is known by in the kernel, or here: the kernel
     * keeps 15 letters of a name; else all of a hook.
     */
    private static List<Link> chosen(Bench bench, String typed) {
        List<Link> links = bench.links();
        List<Link> called = typed.equals("all") || typed.isEmpty() ? links : new CalledLinks(bench).called(typed);
        boolean here = bench.programs().stream().anyMatch(program -> program.name().equals(typed));
        if (called.isEmpty() && (here || typed.matches("\\d{1,9}") || Lookup.isPin(bench, typed))) {
            List<Integer> ids = Lookup.programs(bench).ids(typed, false);
            return links.stream().filter(link -> ids.contains(link.program().id())).toList();
        }
        return !called.isEmpty() ? called
                : links.stream().filter(link -> link.hook().kind().word().equals(typed)).toList();
    }

    private static RuntimeException missing(Bench bench, String typed, List<Link> links) {
        if (links.isEmpty()) {
            return Trouble.failed(
                    "nothing to detach", "this bench attached nothing", ":links --all   # shows what others attached")
                            .toException();
        }
        List<String> known = links.stream()
                .flatMap(link -> Stream.of(
                        Detaching.name(bench, link), link.hook().target(),
                        link.id() == 0 ? "" : String.valueOf(link.id())))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return Trouble.failed(
                typed + " is not attached here", "attached: " + String.join(", ", known),
                        Nearest.hint(typed, known, ":links   # lists them")).toException();
    }
}
