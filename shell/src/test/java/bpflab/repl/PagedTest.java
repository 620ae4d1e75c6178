package bpflab.repl;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.lesson.Course;
import bpflab.view.Line;
import bpflab.view.View;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An answer longer than the screen is shown page by page. */
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PagedTest {
    private static final String CTRL_C = "\u0003";

    /** Java whose value is 101 lines. */
    private static final String LONG =
            "IntStream.range(0, 100).mapToObj(i -> i == 70 ? \"need\" + \"le\" : \"row \" + i)"
            + ".collect(Collectors.collectingAndThen(Collectors.joining(\"\\n\"), StringBuilder::new))\r";

    @TempDir
    Path folder;

    private Course course;

    @BeforeEach
    void writeACourse() throws IOException {
        course = EchoCourse.in(folder);
    }

    @Test
    void long_output_is_shown_page_by_page() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith(":lesson echo").type(LONG).sees("row 1\n").sees("lines more: space");
            desk.type(" ").sees("row 40\n").type("/needle\r").sees("needle");
            desk.type("q").endsWith("\nbpflab>");
            assertThat(desk.screen()).contains("needle").doesNotContain("lines more");
        }
    }

    @Test
    void a_last_line_is_one_line() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith(":lesson echo").type(LONG).sees("lines more: space").type("/row 76\r").sees("row 98\n");
            desk.sees("-- 1 line more: space").type("q").endsWith("row 98\nbpflab>");
        }
    }

    @Test
    void what_a_search_does_not_find_is_told() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith(":lesson echo").type(LONG).sees("lines more: space").type("/row 760\r")
                    .sees("-- no row 760 below; ").type("q").endsWith("row 21\nbpflab>");
        }
    }

    @Test
    void ctrl_c_ends_the_pager() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith(":lesson echo").type(LONG).sees("lines more: space").type(CTRL_C).endsWith("row 21\nbpflab>");
        }
    }

    @Test
    void nothing_is_paged_when_the_pager_is_off() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith(":lesson echo").type(":set pager off\r").type(LONG).endsWith("row 99\nbpflab>");
        }
    }

    @Test
    void what_comes_while_the_pager_has_the_screen_waits() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith(":lesson echo").type(LONG).sees("lines more: space");
            desk.repl().above(View.of(Line.of("a trace line")));
            assertThat(desk.screen()).doesNotContain("a trace line");
            desk.type("q").endsWith("a trace line\nbpflab>");
        }
    }

    private Desk desk(int columns, int rows) throws IOException {
        return new Desk(folder, course, columns, rows);
    }
}
