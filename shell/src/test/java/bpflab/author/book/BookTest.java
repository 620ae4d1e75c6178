package bpflab.author.book;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.author.Skeleton;
import bpflab.json.JsonReader;
import bpflab.lesson.Course;
import bpflab.lesson.Lesson;
import bpflab.lesson.Step;
import bpflab.owner.OwnedFiles;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The course itself as a book. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BookTest {
    private static final Course COURSE = Course.open(Path.of("../lessons/course").toAbsolutePath().normalize());
    private static final Book BOOK = Book.of(COURSE);
    private static final Map<String, Document> PAGES = pages(BOOK);

    @TempDir
    Path folder;

    @Test
    void every_lesson_has_a_page_that_is_well_formed() {
        assertThat(PAGES).hasSize(COURSE.entries().size() + 2).containsKeys("index.html", "glossary.html");
    }

    @Test
    void every_link_leads_to_a_page_and_a_place_in_it() {
        PAGES.forEach((page, document) -> assertThat(all(document, "a", "href"))
                .as(page)
                .isNotEmpty()
                .filteredOn(to -> !to.matches("https?://.*"))
                .allSatisfy(to -> assertAlive(page, to)));
    }

    @Test
    void a_web_address_in_a_lesson_is_a_link_and_searched_as_it_is_written() {
        assertThat(all(PAGES.get("09-who-talks.html"), "a", "href")).contains(
                "https://docs.kernel.org/bpf/libbpf/program_types.html", "https://doi.org/10.1145/3371038");
        assertThat(BOOK.files().get("search-index.js")).contains("follows, https://doi.org/10.1145/3371038.");
    }

    @Test
    void what_search_finds_is_there() {
        String script = BOOK.files().get("search-index.js");
        Object entries = JsonReader.read("index", script.substring(script.indexOf('['), script.lastIndexOf(';')));
        assertThat((List<?>) entries).hasSizeGreaterThan(COURSE.entries().size()).allSatisfy(entry ->
                assertAlive("book.js", String.valueOf(((Map<?, ?>) entry).get("to"))));
    }

    @Test
    void nothing_is_fetched_from_elsewhere() {
        PAGES.forEach((page, document) -> {
            assertThat(all(document, "script", "src")).as(page).allMatch(BOOK.files()::containsKey);
            assertThat(all(document, "link", "href")).as(page)
                    .allMatch(to -> to.equals("data:,") || BOOK.files().containsKey(to));
            assertThat(all(document, "img", "src")).as(page).isEmpty();
        });
        assertThat(BOOK.files().get("book.css")).doesNotContain("url(", "@import", "http");
        assertThat(BOOK.files().get("book.js")).doesNotContain("fetch(", "XMLHttpRequest", "http", "import ");
    }

    @Test
    void ids_stand_once_on_a_page() {
        PAGES.forEach((page, document) -> assertThat(ids(document)).as(page).doesNotHaveDuplicates());
    }

    /** A class as {@code text} is also that of strings in C, and has their colour. */
    @Test
    void a_block_of_code_is_in_the_class_of_its_language_alone() {
        PAGES.forEach((name, page) -> assertThat(all(page, "code", "class")).as(name)
                .allSatisfy(kind -> assertThat(kind).startsWith("language-")));
    }

    @Test
    void the_same_lessons_make_the_same_book() {
        assertThat(Book.of(COURSE)).isEqualTo(BOOK);
    }

    @Test
    void what_a_prediction_hides_is_the_answer_and_says_why() {
        String page = BOOK.files().get("05-proto-counter.html");

        assertThat(page).contains("<mark>the answer</mark>")
                .contains("<p class=\"why\"><span class=\"because\">why</span> each ping's answer came in");
    }

    @Test
    void arrows_to_other_pages_point_outwards() {
        assertThat(BOOK.files().get("02-life-of-a-program.html")).contains(">← Drop World!</a>")
               .contains(">A TCP filter →</a>");
    }

    @Test
    void pages_lead_from_one_to_the_next_and_back() {
        List<String> walked = new ArrayList<>(List.of("index.html"));
        for (Optional<String> next = rel(walked.get(0), "next"); next.isPresent();
                next = rel(next.orElseThrow(), "next")) {
            assertThat(rel(next.get(), "prev")).contains(walked.get(walked.size() - 1));
            walked.add(next.get());
        }
        assertThat(walked).hasSize(PAGES.size()).endsWith("glossary.html");
    }

    @Test
    void every_command_every_check_and_no_solution_is_in_it() {
        for (Course.Entry entry : COURSE.entries()) {
            Lesson lesson = entry.read();
            String page = PAGES.get(entry.folder().getFileName() + ".html").getDocumentElement().getTextContent();
            assertThat(lesson.steps()).allSatisfy(step -> {
                if (step instanceof Step.Run run) {
                    assertThat(page).contains("bpflab> " + run.command());
                }
            });
            lesson.exercises().forEach(exercise -> exercise.checks().forEach(check ->
                    assertThat(page).contains(check.text())));
            lesson.exercises().forEach(exercise ->
                    assertThat(page).doesNotContain(text(lesson.solution(exercise.file()))));
        }
    }

    @Test
    void a_prediction_is_folded_away_with_its_reason() throws IOException {
        Document page = tried("");
        Element predict = (Element) page.getElementsByTagName("div").item(1);
        Element folded = (Element) predict.getElementsByTagName("details").item(0);
        assertThat(predict.getTextContent()).contains("How many of the three pings come back now?", ":lab ping");
        assertThat(folded.getTextContent()).contains("3 sent, 3 received", "XDP_PASS lets a packet go on");
        assertThat(folded.hasAttribute("open")).isFalse();
        assertThat(predict.getElementsByTagName("pre").item(0).getTextContent()).doesNotContain("received");
    }

    @Test
    void what_a_lesson_says_is_text_and_never_part_of_the_page() throws IOException {
        Document page = tried("""
                <script>alert(1)</script> & "quotes" <b>bold</b>

                ```c
                if (a < b && c > d) return '"';
                ```

                [here](javascript:alert(1)) [there](program.c)
                """);
        assertThat(all(page, "script", "src")).containsExactly("search-index.js", "book.js");
        assertThat(page.getElementsByTagName("b").getLength()).isZero();
        assertThat(all(page, "a", "href")).noneMatch(to -> to.contains("javascript") || to.contains("program.c"));
        assertThat(page.getDocumentElement().getTextContent())
                .contains("<script>alert(1)</script> & \"quotes\" <b>bold</b>", "if (a < b && c > d) return '\"';");
    }

    @Test
    void is_written_over_one_that_is_there() throws IOException {
        OwnedFiles door = OwnedFiles.of(folder, Optional.empty());
        BOOK.write(folder.resolve("book"), door);
        Files.writeString(folder.resolve("book/index.html"), "old");
        BOOK.write(folder.resolve("book"), door);
        assertThat(folder.resolve("book/index.html")).hasContent(BOOK.files().get("index.html"));
        assertThat(folder.resolve("book").toFile().list()).containsExactlyInAnyOrderElementsOf(BOOK.files().keySet());
    }

    /** The page of a skeleton with some more Markdown. */
    private Document tried(String markdown) throws IOException {
        Course course = Course.open(folder);
        Path lesson = new Skeleton("try-it").write(course, OwnedFiles.of(folder, Optional.empty()))
                .resolve("lesson.md");
        Files.writeString(lesson, Files.readString(lesson).replace("Load it:", markdown + "\nLoad it:"));
        return pages(Book.of(Course.open(folder))).get("01-try-it.html");
    }

    private static void assertAlive(String page, String to) {
        String[] parts = to.split("#", 2);
        String name = parts[0].isEmpty() ? page : parts[0];
        assertThat(PAGES).containsKey(name);
        if (parts.length > 1) {
            assertThat(ids(PAGES.get(name))).as("%s of %s", to, page).contains(parts[1]);
        }
    }

    private static Optional<String> rel(String page, String way) {
        return elements(PAGES.get(page), "a").stream()
                .filter(link -> link.getAttribute("rel").equals(way))
                .map(link -> link.getAttribute("href"))
                .findFirst();
    }

    private static List<String> ids(Document page) {
        return all(page, "*", "id");
    }

    private static List<String> all(Document page, String element, String attribute) {
        return elements(page, element).stream()
                .filter(each -> each.hasAttribute(attribute))
                .map(each -> each.getAttribute(attribute))
                .toList();
    }

    private static List<Element> elements(Document page, String name) {
        NodeList found = page.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(at -> (Element) found.item(at)).toList();
    }

    private static Map<String, Document> pages(Book book) {
        Map<String, Document> pages = new TreeMap<>();
        new HashMap<>(book.files()).forEach((name, content) -> {
            if (name.endsWith(".html")) {
                pages.put(name, parsed(name, content));
            }
        });
        return pages;
    }

    private static Document parsed(String name, String page) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new InputSource(new StringReader(page)));
        } catch (Exception broken) {
            throw new AssertionError(name + " is not well-formed: " + broken.getMessage(), broken);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
