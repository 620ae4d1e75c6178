package bpflab.command.bench;

import bpflab.command.Command;
import bpflab.command.CommandSpec;
import bpflab.view.Fields.Field;
import bpflab.view.Fields;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The one screen of {@code :help}: topics with their commands; fits into 80 columns and 24 rows. */
final class HelpScreen {
    private static final List<String> ABOUT = List.of(
            "lessons, read step by step", "edit, and let the kernel check", "C to a loaded program",
            "what is there, and what became of it", "attach, traffic, trace", "this session and this machine");

    private static final int LABEL = 11;

    private HelpScreen() {}

    static View of(List<Command> commands) {
        List<View> topics = new ArrayList<>();
        for (CommandSpec.Topic topic : CommandSpec.Topic.values()) {
            List<Span> names = names(commands, topic);
            if (!names.isEmpty()) {
                String label = topic.name().toLowerCase(Locale.ROOT);
                topics.add(new Fields(0, LABEL, List.of(
                        Field.of(label, ABOUT.get(topic.ordinal()), Role.MUTED), new Field("", names))));
            }
        }
        return View.spaced(List.of(head(), View.stack(topics), end()));
    }

    private static List<Span> names(List<Command> commands, CommandSpec.Topic topic) {
        List<Span> names = new ArrayList<>();
        for (Command command : commands) {
            if (command.help().topic() == topic) {
                names.add(Span.of(names.isEmpty() ? "" : " "));
                names.add(new Span(":" + command.name(), Role.COMMAND));
            }
        }
        return names;
    }

    private static View head() {
        return View.of(Line.of(
                Span.of("A line is a command "), new Span(":load x.c", Role.COMMAND), Span.of(", a system command "),
                new Span("!ip link", Role.TITLE), Span.of(", or Java.")));
    }

    private static View end() {
        return new Fields(0, LABEL, List.of(
                new Field("more", List.of(
                        new Span(":help load", Role.COMMAND),
                        Span.remark("says all of one command; names may be shortened; Tab completes"))),
                new Field("begin", List.of(new Span(":lesson drop-world", Role.COMMAND)))));
    }
}
