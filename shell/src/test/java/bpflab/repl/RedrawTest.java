package bpflab.repl;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.lesson.Course;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A view that is drawn over itself, at a terminal in memory. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RedrawTest {
    @TempDir
    Path folder;

    @Test
    void what_is_watched_is_drawn_over_itself_until_ctrl_c() throws Exception {
        try (Desk desk = desk(24)) {
            desk.sees("bpflab>").type(":watch :set --times 3 --every 50ms\r").sees("every 50 ms").endsWith("bpflab>");
            assertThat(desk.screen().split("every 50 ms", -1)).hasSize(2);
            desk.type(":watch :set --every 60ms\r").sees("Ctrl-C ends").type("\u0003").endsWith("bpflab>");
        }
    }

    @Test
    void what_is_higher_than_the_screen_is_cut() throws Exception {
        try (Desk desk = desk(10)) {
            desk.sees("bpflab>").type(":watch :help --times 3 --every 50ms\r").sees("lines more").endsWith("bpflab>");
            assertThat(desk.screen().split("lines more", -1)).hasSize(2);
        }
    }

    private Desk desk(int rows) throws Exception {
        Files.createDirectories(folder.resolve("course"));
        return new Desk(folder, Course.open(folder.resolve("course")), 80, rows);
    }
}
