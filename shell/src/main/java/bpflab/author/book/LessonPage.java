package bpflab.author.book;

import bpflab.author.Anchor;
import bpflab.author.SourceText;
import bpflab.lesson.CheckLine;
import bpflab.lesson.Lesson;
import bpflab.lesson.Prediction;
import bpflab.lesson.Question;
import bpflab.lesson.Section;
import bpflab.lesson.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A lesson as a page: what a student sees at the prompt, with what is to be found out folded away. */
final class LessonPage implements Step.Cases<String> {
    private final Lesson lesson;
    private final MarkdownHtml markdown;

    LessonPage(Lesson lesson, MarkdownHtml markdown) {
        this.lesson = lesson;
        this.markdown = markdown;
    }

    /** Its content, without the frame. */
    String html() {
        String learn = lesson.about().learn().isEmpty() ? ""
                : "<p>You will be able to:</p>\n" + list("ul", "learn", lesson.about().learn());
        String needs = lesson.minutes() == 0 ? "" : "about " + lesson.minutes() + " minutes";
        return "<h1>" + Html.text(lesson.number() + ". " + lesson.title()) + "</h1>\n"
                + Html.in("p", "about", Html.text(needs)) + "\n" + learn
                + lesson.sections().stream().map(this::section).collect(Collectors.joining());
    }

    private String section(Section section) {
        String look = switch (section.kind()) {
            case PLAIN -> "plain";
            case OPTIONAL -> "optional";
            case EXERCISE, HARDER, BREAK_IT -> "exercise";
        };
        return "<section class=\"" + look + "\">\n" + steps(lesson.steps().subList(section.from(), section.to()))
                + "</section>\n";
    }

    /** Commands between which nothing is said stand in one listing. */
    private String steps(List<Step> steps) {
        StringBuilder html = new StringBuilder();
        List<Step.Run> together = new ArrayList<>();
        for (Step step : steps) {
            if (!step.markdown().isBlank() || !isPlainRun(step)) {
                html.append(flushed(together)).append(markdown.html(step.markdown()));
            }
            if (isPlainRun(step)) {
                together.add((Step.Run) step);
            } else {
                html.append(step.match(this));
            }
        }
        return html.append(flushed(together)).toString();
    }

    private static boolean isPlainRun(Step step) {
        return step instanceof Step.Run run && run.prediction().isEmpty();
    }

    private static String flushed(List<Step.Run> together) {
        String html = together.isEmpty() ? "" : SessionHtml.of(together);
        together.clear();
        return html;
    }

    @Override
    public String read(Step.Read step) {
        return "";
    }

    /** A prediction: what the kernel says is found by opening it. */
    @Override
    public String run(Step.Run step) {
        Prediction prediction = step.prediction().orElseThrow();
        String choices = prediction.choices().isEmpty() ? "" : list("ul", "choices", prediction.choices());
        return Html.in("div", "predict", "\n" + Html.in("p", "ask", markdown.inline(prediction.question())) + "\n"
                + choices + "<pre class=\"session\">" + SessionHtml.command(step) + "</pre>\n"
                + Html.folded("what the kernel says", "<pre class=\"session\">" + SessionHtml.output(step).strip()
                        + "</pre>\n" + SessionHtml.refusal(step) + why(prediction))) + "\n";
    }

    /** It starts amid a sentence: the terminal says "why" in front of it, too. */
    private String why(Prediction prediction) {
        return prediction.why().isEmpty() ? "" : Html.in("p", "why", Html.in("span", "because", "why")
                + " " + markdown.inline(prediction.why())) + "\n";
    }

    @Override
    public String exercise(Step.Exercise step) {
        String language = step.file().replaceFirst(".*\\.", "");
        String where = step.hook().map(hook -> ", " + hook.kind().word()).orElse("");
        return MarkdownHtml.listing(language, step.file() + where,
                        SourceText.lines(lesson.folder().resolve(step.file())))
                + "<p>It is done when all of these hold:</p>\n"
                + step.checks().stream().map(this::check).collect(Collectors.joining("", "<ol class=\"checks\">\n",
                        "</ol>\n"));
    }

    /** Each hint is opened by itself: one does not give the next away. */
    private String check(CheckLine check) {
        return "<li><code>" + Html.text(check.text()) + "</code>\n"
                + IntStream.range(0, check.hints().size())
                        .mapToObj(at -> Html.folded(
                                "hint " + (at + 1)
                                        + check.hints()
                                                .get(at)
                                                .when()
                                                .map(seen -> ", if it " + seen.words())
                                                .orElse(""),
                                markdown.html(check.hints().get(at).text())))
                        .collect(Collectors.joining())
                + "</li>\n";
    }

    @Override
    public String recap(Step.Recap step) {
        return step.questions().stream().map(this::question).collect(Collectors.joining("", "<ol class=\"recap\">\n",
                "</ol>\n"));
    }

    private String question(Question question) {
        return "<li>" + markdown.inline(question.text()) + "\n"
                + Html.folded("answer", markdown.html(question.answers().get(0))) + "</li>\n";
    }

    private String list(String element, String look, List<String> items) {
        return Html.in(element, look, "\n" + items.stream()
                .map(item -> "<li>" + markdown.inline(item) + "</li>\n")
                .collect(Collectors.joining())) + "\n";
    }

    /** What can be searched: an entry a part. Hints, answers and solutions cannot. */
    List<Entry> entries(String page) {
        return lesson.sections().stream().map(section -> new Entry(
                page + (section.title().isEmpty() ? "" : "#" + Anchor.of(heading(section))),
                lesson.title(), heading(section),
                lesson.steps().subList(section.from(), section.to()).stream()
                        .map(LessonPage::words).collect(Collectors.joining(" ")).strip())).toList();
    }

    /**
     * A part of a page that search can find.
     *
     * @param to page and place in it
     * @param page the page's title
     * @param part the part's heading; may be empty
     * @param text its words
     */
    record Entry(String to, String page, String part, String text) {}

    private static String heading(Section section) {
        String word = section.kind().word();
        return word.isEmpty() ? section.title() : word + ": " + section.title();
    }

    private static String words(Step step) {
        String typed = step instanceof Step.Run run ? " " + run.command() + " "
                + run.prediction().map(Prediction::question).orElse("") : "";
        return MarkdownHtml.words(step.markdown()) + typed;
    }
}
