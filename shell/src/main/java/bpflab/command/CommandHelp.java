package bpflab.command;

import bpflab.view.Fields;
import bpflab.view.Fields.Field;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.List;

/** What {@code :help load} and {@code :load --help} say. */
public record CommandHelp(Command command) {
    /** What {@code :help} tells of besides commands. */
    public static final String JAVA = "java";

    /** As many words as a synopsis has room for; more are told below it. */
    private static final int SHOWN = 8;

    /** One command in full: what it takes, its options, an example, the tool that does the same. */
    public Answer answer() {
        CommandSpec help = command.help();
        List<Field> fields = new ArrayList<>();
        for (Option option : help.options()) {
            fields.add(Field.of((option.name() + " " + option.value()).strip(), option.text(), Role.PLAIN));
        }
        int label = fields.stream().mapToInt(field -> field.label().length()).max().orElse(0);
        List<Field> ends = new ArrayList<>();
        ends.add(new Field("try", List.of(new Span(help.example(), Role.COMMAND))));
        if (!help.sameAs().isEmpty()) {
            ends.add(Field.of("like", help.sameAs(), Role.NAME));
        }
        View view = View.stack(List.of(
                View.of(line(), Line.of(Span.of("  " + help.summary()))),
                new Fields(2, label + 3, fields),
                View.of(Line.EMPTY),
                new Fields(2, 7, ends),
                command.details()));
        return Answer.of(
                view, new Told(command.name(), synopsis(), help.summary(), help.options(), help.example(),
                        help.sameAs()));
    }

    /** The same as data. */
    private record Told(
            String name, String synopsis, String summary, List<Option> options, String example, String like) {}

    private String synopsis() {
        return String.join(" ", pieces());
    }

    /** Broken between two of its pieces where a screen is too narrow, never in one. */
    private Line line() {
        List<Span> spans = new ArrayList<>();
        for (String piece : pieces()) {
            if (!spans.isEmpty()) {
                spans.add(Span.of(" "));
            }
            spans.add(new Span(piece, Role.COMMAND));
        }
        return new Line(spans);
    }

    private List<String> pieces() {
        CommandSpec help = command.help();
        List<String> pieces = new ArrayList<>(List.of(":" + command.name()));
        for (Argument argument : help.arguments()) {
            String word = argument.choices().isEmpty() || argument.choices().size() > SHOWN
                    ? argument.name() : String.join("|", argument.choices());
            pieces.add(argument.required() ? word : "[" + word + "]");
        }
        if (help.repeats()) {
            int last = pieces.size() - 1;
            pieces.set(last, pieces.get(last) + "…");
        }
        for (Option option : help.options()) {
            pieces.add("[" + (option.name() + " " + option.value()).strip() + "]");
        }
        if (help.passesOn()) {
            pieces.add("[-- WORDS…]");
        }
        return pieces;
    }
}
