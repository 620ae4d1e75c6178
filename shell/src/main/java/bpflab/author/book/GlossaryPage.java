package bpflab.author.book;

import bpflab.author.Anchor;
import bpflab.lesson.Course;
import bpflab.lesson.Glossary;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words of a course, by the alphabet, each with the lesson where it appears first. */
final class GlossaryPage {
    static final String NAME = "glossary.html";
    static final String TITLE = "Words";

    private final Course course;
    private final Glossary glossary;
    private final MarkdownHtml markdown;

    GlossaryPage(Course course, Glossary glossary, MarkdownHtml markdown) {
        this.course = course;
        this.glossary = glossary;
        this.markdown = markdown;
    }

    String html() {
        return "<h1>" + TITLE + "</h1>\n" + words().stream().map(this::word).collect(Collectors.joining());
    }

    private List<Glossary.Word> words() {
        return glossary.words().stream()
                .sorted(Comparator.comparing((Glossary.Word word) -> word.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private String word(Glossary.Word word) {
        String also = word.also().isEmpty() ? ""
                : Html.in("p", "also", "also: " + Html.text(String.join(", ", word.also()))) + "\n";
        String lesson = glossary.lessonOf(word, course)
                .map(entry -> Html.in("p", "first", "first in <a href=\"" + entry.folder().getFileName() + ".html\">"
                        + Html.text(entry.title()) + "</a>") + "\n")
                .orElse("");
        return "<section class=\"word\">\n<h2 id=\"" + Anchor.of(word.name()) + "\">" + Html.text(word.name())
                + "</h2>\n" + also + markdown.html(word.text()) + lesson + "</section>\n";
    }

    List<LessonPage.Entry> entries() {
        return words().stream().map(word -> new LessonPage.Entry(NAME + "#" + Anchor.of(word.name()), TITLE,
                word.name(), String.join(", ", word.also()) + " " + MarkdownHtml.words(word.text()))).toList();
    }
}
