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
                View.of(Line.of(new Span(synopsis(), Role.COMMAND)), Line.of(Span.of("  " + help.summary()))),
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
        CommandSpec help = command.help();
        StringBuilder out = new StringBuilder(":" + command.name());
        for (Argument argument : help.arguments()) {
            String word = argument.choices().isEmpty() || argument.choices().size() > SHOWN
                    ? argument.name() : String.join("|", argument.choices());
            out.append(argument.required() ? " " + word : " [" + word + "]");
        }
        out.append(help.repeats() ? "…" : "");
        for (Option option : help.options()) {
            out.append(" [").append((option.name() + " " + option.value()).strip()).append(']');
        }
        return out.append(help.passesOn() ? " [-- WORDS…]" : "").toString();
    }
}
