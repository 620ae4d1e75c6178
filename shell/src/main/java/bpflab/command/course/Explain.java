package bpflab.command.course;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.CommandSpec;
import bpflab.command.Interpreter;
import bpflab.command.ParsedArguments;
import bpflab.command.Unsaved;
import bpflab.lesson.Course;
import bpflab.lesson.Glossary;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Markdown;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code :explain WORD}: a word of the glossary, a command, a verdict, a kind of map or hook, a helper, a message of
 * the kernel.
 */
final class Explain implements Unsaved {
    private final List<Meanings> others;

    Explain(Interpreter interpreter) {
        others = List.of(
                new CommandMeanings(interpreter), new VerdictMeanings(), new MapMeanings(), new HookMeanings(),
                new HelperMeanings(HelperMeanings.HEADER), new MessageMeanings());
    }

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.COURSE, "what a word means: a term, verdict, map, hook, message", ":explain verdict",
                        Argument.optional("WORD", Argument.Kind.WORD)).repeating();
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        Course course = bench.course().lessons().course();
        Glossary glossary = Glossary.of(course);
        if (words.positional().isEmpty()) {
            return all(glossary);
        }
        String typed = String.join(" ", words.positional()).replace(Markdown.MARK, "").strip();
        return glossary.find(typed)
                .map(word -> word(word, glossary.lessonOf(word, course)))
                .or(() -> others.stream().flatMap(kind -> kind.find(typed).stream()).findFirst().map(Explain::meaning))
                .orElseThrow(() -> unknown(typed, glossary).toException());
    }

    private static Answer word(Glossary.Word word, Optional<Course.Entry> lesson) {
        List<View> views = new ArrayList<>();
        views.add(View.of(head(word.name(), String.join(", ", word.also()))));
        views.add(Markdown.of(word.text()));
        lesson.ifPresent(entry -> views.add(View.of(Line.of(
                new Span("first met in ", Role.MUTED), new Span(":lesson " + entry.name(), Role.COMMAND)))));
        return Answer.of(
                View.stack(views), new Data(word.name(), word.text(), lesson.map(Course.Entry::name).orElse("")));
    }

    private static Answer meaning(Meanings.Meaning meaning) {
        return Answer.of(
                View.stack(List.of(View.of(head(meaning.name(), meaning.kind())), Markdown.of(meaning.text()))),
                new Data(meaning.name(), meaning.text(), ""));
    }

    private static Line head(String name, String behind) {
        return Line.of(new Span(name, Role.TITLE), new Span(behind.isEmpty() ? "" : "   " + behind, Role.MUTED));
    }

    private static Answer all(Glossary glossary) {
        List<String> names = glossary.words().stream().map(Glossary.Word::name).sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
        View view = View.stack(List.of(
                Markdown.of(String.join(" · ", names)),
                View.of(Line.of(
                        new Span(":explain WORD", Role.COMMAND),
                        Span.remark(
                                "tells; also of commands, verdicts, kinds of map and hook, the kernel's words")))));
        return Answer.of(view, names);
    }

    private Trouble unknown(String typed, Glossary glossary) {
        List<String> known = Stream.concat(
                glossary.words().stream().flatMap(word -> word.names().stream()),
                others.stream().flatMap(kind -> kind.names().stream())).toList();
        return Trouble.failed(
                "\"" + typed + "\" is not explained here", "neither the glossary nor bpflab's tables have it",
                Nearest.hint(typed, known, ":explain   # lists the words"));
    }

    /** What is explained, as data. */
    private record Data(String word, String text, String lesson) {}
}
