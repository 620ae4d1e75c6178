package bpflab.repl;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.lesson.Course;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Java that prints until Ctrl-C: what stands behind it is run, as in a script of BCC's. */
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WaitingJavaTest {
    private static final String CTRL_C = "\u0003";

    @TempDir
    Path folder;

    private Course course;

    @BeforeEach
    void writeACourse() throws IOException {
        course = EchoCourse.in(folder);
    }

    @Test
    void ctrl_c_ends_the_wait_and_not_the_script() throws Exception {
        Path script = Files.writeString(folder.resolve("count.bpflab"), """
                every(0.05, () -> System.out.println("ti" + "ck"));
                System.out.println("the ta" + "ble");
                """);
        try (Desk desk = new Desk(folder, course, 100, 24)) {
            desk.endsWith(":lesson echo").type(":source " + script + "\r").sees("\ntick\n").type(CTRL_C)
                    .sees("\nthe table\n");
            assertThat(desk.screen()).doesNotContain("stopped");
        }
    }

    @Test
    void ctrl_c_once_more_stops_what_does_not_look_up() throws Exception {
        try (Desk desk = new Desk(folder, course, 100, 24)) {
            desk.endsWith(":lesson echo")
                    .type("every(0.05, () -> { System.out.println(\"o\" + \"n\"); while (true); });\r").sees("\non\n")
                    .type(CTRL_C).type(CTRL_C).sees("stopped");
        }
    }
}
