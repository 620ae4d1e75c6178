package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.bench.TestParts;
import bpflab.kernel.NeedsKernel;
import bpflab.lesson.Course;
import bpflab.script.NotesRun;
import bpflab.script.PlainText;
import bpflab.script.Session;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session, its notes, and those run again at a fresh bench. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NotesTest {
    private static final String COUNT = Classroom.HEAD + """
            long packets;
            SEC("xdp") int verdict(struct xdp_md *ctx)
            {
                    packets++;
                    bpf_printk("packet of %d bytes", (int)(ctx->data_end - ctx->data));
                    return XDP_PASS;
            }
            char LICENSE[] SEC("license") = "GPL";
            """;

    @TempDir
    Path folder;

    private Course course;
    private Classroom room;

    @BeforeEach
    void open() throws Exception {
        room = new Classroom(folder);
        course = Course.open(folder.resolve("course"));
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void a_session_is_written_and_runs_again_without_the_students_files() throws Exception {
        room.type(":lesson first");
        room.type(":links");
        room.type(":next");
        room.type("# now mine: it counts");
        Files.writeString(room.copy("x.c"), COUNT);
        Files.writeString(room.copy("mine.c"), COUNT);
        for (String line : List.of(
                ":load x.c", ":attach verdict xdp lab0", ":lab ping", ":dump map .bss", ":trace --for 100ms --lines 1",
                "int twice(int n) {\n    return 2 * n;\n}", "twice(21)", ":load nosuch.c", "!cat mine.c; echo '```'",
                ":check", ":history")) {
            room.type(line);
        }
        String told = room.type(":notes");
        assertThat(told)
                .startsWith("wrote   13 lines, 1 remark and 2 files of yours in notes.md\n")
                .contains("!bpflab run ");

        Path notes = room.copy("notes.md");
        String text = Files.readString(notes);
        assertThat(text).contains(
                "# A bpflab session\n", "\n## First!\n", "\n### step 1 of 2\n", "\n> now mine: it counts\n",
                "\n```c file=x.c\n#include", "\nbpflab> :attach verdict xdp lab0\n", "\n3 sent, 3 received",
                "bpflab> int twice(int n) {\n   ...>     return 2 * n;\n   ...> }\n",
                "\n```bpflab fails\nbpflab> :load nosuch.c\n", "✓ solved   x.c passes all 2 checks");
        assertThat(text).doesNotContain(":history");

        Path elsewhere = Files.copy(notes, Files.createDirectories(folder.resolve("teacher")).resolve("notes.md"));
        room.close();
        Files.delete(room.copy("x.c"));
        assertThat(replay(elsewhere)).contains("notes.md 13 lines as in the notes").contains("✓ solved", "==> 42");
    }

    @Test
    void who_came_back_in_the_middle_has_notes_from_there() throws Exception {
        room.type(":lesson first");
        room.type(":next");
        room.close();
        room = new Classroom(folder);
        room.course.resume();
        room.type(":next");
        room.type(":check");
        room.type(":notes " + folder.resolve("n.md"));

        assertThat(Files.readString(folder.resolve("n.md")))
                .contains("bpflab> :lesson first --start\nbpflab> :next 2\n```\n\n```bpflab fails\nbpflab> :check\n");
        assertThat(replay(folder.resolve("n.md"))).contains("3 lines as in the notes");
    }

    @Test
    void a_line_that_ends_otherwise_is_told_with_its_place() throws Exception {
        Path notes = Files.writeString(folder.resolve("n.md"), """
                ```bpflab
                bpflab> 1 + 1
                bpflab> :load nosuch.c
                bpflab> 2 + 2
                ```
                """);
        assertThat(replay(notes)).contains("n.md:3 is not as in the notes: there it went well")
                .doesNotContain("==> 4");
    }

    /** What lies where the notes are run again was not there. */
    @Test
    void a_run_sees_nothing_of_the_readers_folder() throws Exception {
        assertThat(Path.of("src")).isDirectory();
        Path notes = Files.writeString(folder.resolve("n.md"), "```bpflab fails\nbpflab> :cd src\n```\n");
        assertThat(replay(notes)).contains("n.md 1 line as in the notes");
    }

    @Test
    void a_file_beside_the_notes_need_not_be_in_them() throws Exception {
        Path beside = Files.createDirectory(folder.resolve("beside"));
        Files.writeString(beside.resolve("here.bpflab"), "1 + 1\n");
        Path notes = Files.writeString(beside.resolve("n.md"), "```bpflab\nbpflab> :source here.bpflab\n```\n");
        assertThat(replay(notes)).contains("n.md 1 line as in the notes");
    }

    @Test
    void who_writes_what_a_lesson_expects_is_told_that_notes_compare_nothing() throws Exception {
        String lines = "```bpflab\nbpflab> 1 + 1\n%s\n```\n";
        assertThat(replay(Files.writeString(folder.resolve("n.md"), lines.formatted("..."))))
                .contains("1 line as in the notes what they show was not compared", "bpflab author new NAME");
        assertThat(replay(Files.writeString(folder.resolve("n.md"), lines.formatted("3"))))
                .endsWith("1 line as in the notes ");
    }

    @Test
    void a_file_that_belongs_elsewhere_is_not_written() throws Exception {
        Path notes = Files.writeString(folder.resolve("n.md"), """
                ```text file=../../escaped
                x
                ```

                ```bpflab
                bpflab> 1 + 1
                ```
                """);
        assertThat(replay(notes)).contains("its file ../../escaped would be written to");
    }

    @Test
    void a_text_that_is_no_notes_is_told_what_notes_are() throws Exception {
        assertThat(replay(Files.writeString(folder.resolve("n.md"), "# Hello\n"))).contains("it has no line to run");
    }

    @Test
    void notes_of_this_session_are_written_again_and_those_of_another_are_not() throws Exception {
        assertThat(room.type(":notes")).contains("there is nothing to write yet", "nothing was typed");
        Path other = Files.writeString(folder.resolve("other.md"), "mine\n");
        room.type("# first");
        assertThat(room.type(":notes " + other)).contains("is there already", ":notes " + other + " --force");
        Path notes = folder.resolve("n.md");
        room.type(":notes " + notes);
        room.type("# second");
        assertThat(room.type(":notes " + notes)).startsWith("wrote   0 lines, 2 remarks");
        assertThat(Files.readString(notes)).contains("> first", "> second");
    }

    @Test
    void what_somebody_had_a_hand_in_is_shown_and_not_run() throws Exception {
        room.type(":lesson first");
        room.type(":next");
        room.seat(text -> Classroom.PASS);
        room.type(":edit");
        room.type(":check");
        room.type(":notes " + folder.resolve("n.md"));

        assertThat(Files.readString(folder.resolve("n.md")))
                .contains("```text\nbpflab> :edit\n", "```c file=x.c\n" + Classroom.PASS + "```\n");
        room.close();
        assertThat(replay(folder.resolve("n.md"))).contains("✓ solved").contains("3 lines as in the notes");
    }

    private String replay(Path notes) throws InterruptedException {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(heard, true, StandardCharsets.UTF_8);
        new NotesRun(
                (lessons, scratch) -> Session.on(TestParts.real(folder.resolve("again")).pristine(lessons, scratch)),
                new PlainText(out, out, 100), false).run(course, notes.toString(), notes);
        return heard.toString(StandardCharsets.UTF_8).replaceAll("[ \\n]+", " ");
    }
}
