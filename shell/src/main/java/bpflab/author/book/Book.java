package bpflab.author.book;

import bpflab.author.book.LessonPage.Entry;
import bpflab.author.book.PageFrame.Page;
import bpflab.json.Json;
import bpflab.lesson.Course;
import bpflab.lesson.Glossary;
import bpflab.lesson.Lesson;
import bpflab.owner.FileErrors;
import bpflab.owner.OwnedFiles;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A course as pages of HTML that are opened as files: no server, no network, nothing that is not beside them.
 *
 * @param files names to what is in them: the same for the same lessons
 */
public record Book(Map<String, String> files) {
    private static final Page INDEX = new Page("index.html", "The course");

    public Book {
        files = Map.copyOf(files);
    }

    /**
     * That of a course.
     *
     * @throws bpflab.trouble.TroubleException a lesson is broken
     */
    public static Book of(Course course) {
        Glossary glossary = Glossary.of(course);
        List<Lesson> lessons = course.entries().stream().map(Course.Entry::read).toList();
        Set<String> folders =
                lessons.stream().map(Book::folder).collect(Collectors.toSet());
        List<Page> pages = new ArrayList<>(List.of(INDEX));
        lessons.forEach(lesson -> pages.add(new Page(name(lesson), lesson.title())));
        pages.add(new Page(GlossaryPage.NAME, GlossaryPage.TITLE));

        Map<String, String> contents = new TreeMap<>();
        List<Entry> entries = new ArrayList<>();
        contents.put(INDEX.name(), index(lessons));
        for (Lesson lesson : lessons) {
            LessonPage page = new LessonPage(lesson, new MarkdownHtml(glossary, folders));
            contents.put(name(lesson), page.html());
            entries.addAll(page.entries(name(lesson)));
        }
        GlossaryPage words = new GlossaryPage(course, glossary, new MarkdownHtml(glossary, folders));
        contents.put(GlossaryPage.NAME, words.html());
        entries.addAll(words.entries());
        return new Book(framed(pages, contents, entries));
    }

    private static Map<String, String> framed(List<Page> pages, Map<String, String> contents, List<Entry> entries) {
        Map<String, String> files = new TreeMap<>();
        for (int at = 0; at < pages.size(); at++) {
            Page page = pages.get(at);
            files.put(page.name(), PageFrame.of(page, at == 0 ? null : pages.get(at - 1),
                    at + 1 < pages.size() ? pages.get(at + 1) : null, contents.get(page.name())));
        }
        files.put("search-index.js", "window.bpflabIndex = " + Json.of(entries) + ";\n");
        files.put("book.css", resource("book.css"));
        files.put("book.js", resource("book.js"));
        return files;
    }

    private static String index(List<Lesson> lessons) {
        return "<h1>The course</h1>\n" + lessons.stream()
                .map(lesson -> "<li value=\"" + lesson.number() + "\"><a href=\"" + name(lesson) + "\">"
                        + Html.text(lesson.title()) + "</a>"
                        + (lesson.minutes() == 0 ? "" : Html.in("span", "minutes", " " + lesson.minutes() + " min"))
                        + (lesson.about().learn().isEmpty() ? ""
                                : "<br/>" + Html.text(String.join("; ", lesson.about().learn())))
                        + "</li>\n")
                .collect(Collectors.joining("", "<ol class=\"lessons\">\n", "</ol>\n"))
                + "<p>Words that are underlined by dots are explained among the <a href=\"glossary.html\">words</a>. "
                + "Everything that is shown is run, on a real kernel, by <code>bpflab</code>.</p>\n";
    }

    /** The page of a lesson. */
    static String name(Lesson lesson) {
        return folder(lesson) + ".html";
    }

    private static String folder(Lesson lesson) {
        return lesson.folder().getFileName().toString();
    }

    /**
     * Writes it into a folder, over a book that is there.
     *
     * @throws bpflab.trouble.TroubleException it cannot
     */
    public void write(Path folder, OwnedFiles door) {
        try {
            door.makeFolder(folder);
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                door.replace(folder.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw Trouble.failed("cannot write the book to " + folder, FileErrors.reason(e),
                    "a folder that you may write to: bpflab author book DIR").toException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Book.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
