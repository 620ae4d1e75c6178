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
record HelpScreen(List<Command> commands) implements View {
    private static final List<String> ABOUT = List.of(
            "lessons, read step by step", "edit, and let the kernel check", "C to a loaded program",
            "what is there, and what became of it", "attach, traffic, trace", "this session and this machine");

    HelpScreen {
        commands = List.copyOf(commands);
    }

    @Override
    public List<Line> lines(int width) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(
                Span.of("A line is a command "), new Span(":load x.c", Role.COMMAND), Span.of(", a system command "),
                new Span("!ip link", Role.COMMAND), Span.of(", or Java.")));
        lines.add(Line.EMPTY);
        for (CommandSpec.Topic topic : CommandSpec.Topic.values()) {
            List<Span> names = new ArrayList<>();
            for (Command command : commands) {
                if (command.help().topic() == topic) {
                    names.add(Span.of(names.isEmpty() ? "" : " "));
                    names.add(new Span(":" + command.name(), Role.COMMAND));
                }
            }
            if (!names.isEmpty()) {
                String label = topic.name().toLowerCase(Locale.ROOT);
                lines.addAll(
                        new Fields(0, 11,
                                List.of(Field.of(label, ABOUT.get(topic.ordinal()), Role.MUTED), new Field("", names)))
                                .lines(width));
            }
        }
        lines.add(Line.EMPTY);
        lines.addAll(new Fields(0, 11, List.of(
                new Field("more",
                        List.of(new Span(":help load", Role.COMMAND),
                        Span.of(" says all of one command; names may be shortened; Tab completes"))),
                new Field("begin", List.of(new Span(":lesson drop-world", Role.COMMAND))))).lines(width));
        return lines;
    }
}
