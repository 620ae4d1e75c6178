package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.view.Width;
import bpflab.view.terminal.Recording;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that somebody typed and that are longer than a terminal is wide: they are broken at blanks. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LongLinesTest {
    private static final String LONG =
            ":translate there-is-no-such-file.c   # " + "a-remark-of-some-letters ".repeat(6).strip();

    @TempDir
    Path folder;
    private Desk desk;

    @BeforeEach
    void open() {
        desk = Desk.in(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_line_of_a_script_is_broken_at_a_blank() throws Exception {
        desk.file("long.bpflab", LONG + "\n");

        fits(desk.type(":source long.bpflab"));
    }

    @Test
    void a_line_of_the_history_is_broken_at_a_blank() throws Exception {
        desk.type(LONG);

        fits(desk.type(":history"));
    }

    private static void fits(String said) {
        assertThat(said.replaceAll("\\s+", " ")).contains(LONG.replaceAll("\\s+", " "));
        assertThat(said.lines()).allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(Recording.COLUMNS));
    }
}
