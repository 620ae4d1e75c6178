package bpflab.author.book;

import bpflab.lesson.Step;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Commands as they are typed at the prompt, and what they print. */
final class SessionHtml {
    private static final Pattern ANY = Pattern.compile("<(answer)(?:=([^>]+))?>|<([a-z][a-z0-9_-]*)>");

    private SessionHtml() {}

    /** Commands that follow one another, with their output. */
    static String of(List<Step.Run> runs) {
        return runs.stream()
                .map(run -> command(run) + output(run))
                .collect(Collectors.joining("\n", "<pre class=\"session\">", "</pre>\n"))
                + runs.stream().map(SessionHtml::refusal).collect(Collectors.joining());
    }

    /** A command alone. */
    static String command(Step.Run run) {
        return Html.in("span", "prompt", "bpflab&gt;") + " <kbd>" + Html.text(run.command()) + "</kbd>";
    }

    /** What it prints, each line behind a line break. */
    static String output(Step.Run run) {
        return run.expected().lines().stream()
                .map(line -> "\n" + (line.strip().equals("...") ? Html.in("span", "more", "…") : line(line)))
                .collect(Collectors.joining());
    }

    /** What a kernel says that must refuse it. */
    static String refusal(Step.Run run) {
        return run.rejected()
                .map(words -> Html.in("p", "refused", "refused: <code>" + Html.text(words) + "</code>") + "\n")
                .orElse("");
    }

    /** What differs from machine to machine is named, not shown. */
    private static String line(String line) {
        StringBuilder html = new StringBuilder();
        Matcher any = ANY.matcher(line);
        int done = 0;
        while (any.find()) {
            html.append(Html.text(line.substring(done, any.start())));
            html.append(any.group(1) == null
                    ? "<var>" + Html.text(any.group(3)) + "</var>"
                    : "<mark>" + (any.group(2) == null ? "the answer" : Html.text(any.group(2))) + "</mark>");
            done = any.end();
        }
        return html.append(Html.text(line.substring(done))).toString();
    }
}
