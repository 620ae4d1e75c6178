package bpflab.script;

import bpflab.trouble.Started;
import bpflab.view.Respelt;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is offered to be typed, for a reader who has the system's shell in front of him and no prompt of bpflab's: there
 * {@code !ls} is {@code ls} and {@code :doctor} is {@code bpflab doctor}.
 */
public final class ShellWords implements UnaryOperator<View> {
    /** For lines that the reader wrote himself, in a script or behind {@code -c}: he is answered in their language. */
    public static final UnaryOperator<View> OF_LINES =
            view -> Respelt.of(view, spans -> spans.stream().map(ShellWords::withoutMark).toList());

    /** Verbs of bpflab itself that do what the command does. */
    private static final Map<String, String> VERBS =
            Map.of("doctor", "doctor", "lessons", "lessons", "check", "check", "verifier", "explain");
    /** What belongs to the place in a lesson, which only the prompt has. */
    private static final List<String> AT_THE_PROMPT =
            List.of("again", "answer", "back", "diff", "edit", "hint", "lesson", "next", "reset", "solution");

    /** Made when first needed: for lines that the reader wrote they never are. */
    private static final class Patterns {
        static final Pattern COMMAND = Pattern.compile(":(?<name>[a-z]+)(?<words> .*)?");
        static final Pattern WORDS_OF_VERBS = Pattern.compile("|(?: [^ -][^ ]*)");
    }

    @Override
    public View apply(View view) {
        return Respelt.of(view, ShellWords::spelt);
    }

    private static List<Span> spelt(List<Span> spans) {
        List<Span> spelt = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            Span span = withoutMark(spans.get(i));
            Matcher command = Patterns.COMMAND.matcher(span.text());
            if (span.role() != Role.COMMAND || !command.matches()) {
                spelt.add(span);
            } else if (isForThePrompt(command)) {
                boolean remarked = i + 1 < spans.size() && spans.get(i + 1).role() == Role.REMARK;
                spelt.add(new Span(Started.COMMAND, Role.COMMAND));
                spelt.add(Span.remark("there " + span.text()
                        + (remarked ? " " + spans.get(++i).text().strip().replaceFirst("^# ", "") : "")));
            } else {
                spelt.add(new Span(line(span.text(), command), Role.COMMAND));
            }
        }
        return spelt;
    }

    /** So is the refusal that was seen last; a saved one is a file's. */
    private static boolean isForThePrompt(Matcher command) {
        String words = command.group("words");
        return AT_THE_PROMPT.contains(command.group("name"))
                || command.group("name").equals("verifier") && (words == null || words.startsWith(" -"));
    }

    private static String line(String typed, Matcher command) {
        String words = command.group("words") == null ? "" : command.group("words");
        String verb = VERBS.get(command.group("name"));
        return Started.COMMAND + (verb != null && Patterns.WORDS_OF_VERBS.matcher(words).matches()
                ? " " + verb + words
                : " -c '" + typed.replace("'", "'\\''") + "'");
    }

    private static Span withoutMark(Span span) {
        return span.role() == Role.COMMAND && span.text().startsWith("!")
                ? new Span(Started.in(span.text().substring(1)), span.role())
                : span;
    }
}
