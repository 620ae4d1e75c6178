package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.author.CourseIndex;
import bpflab.bench.JavaApi;
import bpflab.kernel.NeedsKernel;
import bpflab.lesson.Course;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code bpflab author}, as a process of its own. */
@Timeout(120)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AuthoringTest {
    private static final Path README = Tree.TOP.resolve("README.md");

    @TempDir
    Path home;

    @Test
    @NeedsKernel
    void a_new_lesson_runs_as_it_is() throws Exception {
        assertThat(author("new", "try-it", home.resolve("course").toString()).status()).isZero();
        Path lesson = home.resolve("course/01-try-it/lesson.md");
        assertThat(author("check", lesson.getParent().toString()).text()).contains("nothing to mend");

        Child.Ended ran = Child.run(home, Map.of("BPFLAB_REQUIRE_KERNEL", "1"), "run", lesson.toString());
        assertThat(ran.text()).contains("commands as expected, 1 exercise solved");
        assertThat(ran.status()).as(ran.text()).isZero();
    }

    @Test
    void what_is_to_be_mended_is_told_and_is_a_failure() throws Exception {
        author("new", "try-it", home.resolve("course").toString());
        Path lesson = home.resolve("course/01-try-it/lesson.md");
        Files.writeString(lesson, Files.readString(lesson).replace("minutes: 5", "minutes: ten"));

        Child.Ended ended = author("check", home.resolve("course").toString());
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.text())
                .contains("01-try-it/lesson.md:4   minutes: \"ten\" is not a number", "1 fault to mend");
    }

    @Test
    void wrong_words_are_wrong_usage() throws Exception {
        assertThat(author("chekc").text()).contains("bpflab author check   # did you mean check?");
        assertThat(author("new").status()).isEqualTo(2);
        assertThat(author("new", "Not A Name").status()).isEqualTo(2);
        assertThat(author("check", "a", "b").text()).contains("\"b\" is one word too many");
    }

    @Test
    void a_book_is_written_where_it_is_asked_for() throws Exception {
        Child.Ended ended = author("book", "pages/of lessons");
        assertThat(ended.status()).as(ended.text()).isZero();
        assertThat(home.resolve("pages/of lessons/index.html")).isNotEmptyFile();
        assertThat(ended.text()).contains("open " + home.resolve("pages/of lessons/index.html"));
    }

    @Test
    void a_book_that_cannot_be_written_is_told() throws Exception {
        Files.writeString(home.resolve("file"), "");
        Child.Ended ended = author("book", "file");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.text()).startsWith("cannot write the book to " + home.resolve("file"));
        assertThat(author("book").text()).contains("bpflab author book needs a word more");
    }

    @Test
    void the_pages_of_javas_calls_name_each_of_them_and_what_it_gives() throws Exception {
        Child.Ended ended = author("javadoc", "java pages");
        assertThat(ended.status()).as(ended.text()).isZero();
        Path first = home.resolve("java pages/bpflab/bench/JavaApi.html");
        assertThat(ended.text()).contains("open " + first);
        String page = Files.readString(first);
        for (Method method : JavaApi.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                assertThat(page).contains("id=\"" + method.getName() + "(");
            }
        }
        assertThat(page).contains("kernel/Program.html", "map/TypedMap.html");
        assertThat(Files.readString(home.resolve("java pages/bpflab/map/TypedMap.html"))).contains("id=\"total()");

        Files.writeString(home.resolve("file"), "");
        Child.Ended refused = author("javadoc", "file");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.text()).startsWith("cannot write the pages to " + home.resolve("file"));
    }

    /** After a change of lessons: {@code ./bpflab author index}. */
    @Test
    void the_readme_has_the_index_of_the_lessons() {
        Course course = Course.open(Tree.TOP.resolve("lessons/course"));
        assertThat(CourseIndex.in(README, CourseIndex.of(course, "lessons/course"))).isEqualTo(Tree.text(README));
    }

    private Child.Ended author(String... words) throws Exception {
        String[] all = new String[words.length + 1];
        all[0] = "author";
        System.arraycopy(words, 0, all, 1, words.length);
        return Child.run(home, Map.of(), all);
    }
}
