package bpflab.repl;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.lesson.Course;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What comes at once: by a paste with its brackets, and by one without. */
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PasteTest {
    private static final String PROGRAM = """
            #include <linux/bpf.h>

            SEC("xdp")
            int drop(struct xdp_md *ctx)
            {
            \treturn XDP_DROP;
            }

            char LICENSE[] SEC("license") = "GPL";
            """;

    @TempDir
    Path folder;

    private Course course;

    @BeforeEach
    void writeACourse() throws Exception {
        Path lesson = Files.createDirectories(folder.resolve("course/01-echo"));
        Files.writeString(lesson.resolve("lesson.md"), """
                ---
                title: Echo
                ---

                An echo comes back.

                ```bpflab
                bpflab> !echo hello
                hello
                ```
                """);
        course = Course.open(folder.resolve("course"));
    }

    @Test
    void lines_run_one_after_the_other_without_brackets() throws Exception {
        try (Desk desk = at()) {
            desk.type("!echo on\"\"e\r\r!echo tw\"\"o\r")
                    .sees("\none\n")
                    .sees("\ntwo\n")
                    .endsWith("bpflab>");
        }
    }

    @Test
    void lines_run_one_after_the_other_with_brackets() throws Exception {
        try (Desk desk = at()) {
            desk.type("\u001b[200~!echo on\"\"e\r\r!echo tw\"\"o\r\u001b[201~").sees("tw\"\"o").type("\r");
            desk.sees("\none\n").sees("\ntwo\n");
        }
    }

    @Test
    void an_empty_line_runs_nothing_in_a_lesson() throws Exception {
        try (Desk desk = at()) {
            desk.type(":lesson echo\r").endsWith("!echo hello").type("\r\r\r\r!echo li\"\"ne\r\r").sees("\nline\n");
            assertThat(desk.screen()).doesNotContain("\nhello\n");
        }
    }

    @Test
    void a_tab_is_text() throws Exception {
        try (Desk desk = at()) {
            desk.type("int twice(int x) {\r\treturn 2 * x;\r}\rtwice(21)\r").sees("==> 42");
        }
    }

    @Test
    void a_script_of_bccs_becomes_a_file_and_is_not_run_line_by_line() throws Exception {
        try (Desk desk = at()) {
            desk.type(":lesson echo\r").endsWith("!echo hello");
            desk.type("#!/usr/bin/env python3\rfrom bcc import BPF\rb = BPF(text=\"int f(void *ctx) { return 0; }\")\r")
                    .sees("this is Python: saved as script.py").sees(":translate script.py");
        }
    }

    @Test
    void a_program_in_c_becomes_a_file_whose_name_is_told() throws Exception {
        try (Desk desk = at()) {
            desk.type(":lesson echo\r").endsWith("!echo hello");
            desk.type(PROGRAM.replace('\n', '\r')).sees("saved as drop.c").sees(":load drop.c");
            assertThat(folder.resolve("01-echo/drop.c")).hasContent(PROGRAM);
            desk.type("\u001b[200~" + PROGRAM.replace("DROP", "PASS").replace('\n', '\r') + "\u001b[201~").type("\r");
            desk.sees("saved as drop-2.c");
        }
    }

    @Test
    void an_indented_command_before_a_program_is_no_part_of_it() throws Exception {
        try (Desk desk = at()) {
            desk.type(":lesson echo\r").endsWith("!echo hello");
            desk.type("\u001b[200~  :cd\r" + PROGRAM.replace('\n', '\r') + "\u001b[201~").type("\r");
            desk.sees("saved as drop.c");
            assertThat(folder.resolve("01-echo/drop.c")).hasContent(PROGRAM);
        }
    }

    private Desk at() throws Exception {
        Desk desk = new Desk(folder, course, 80, 40);
        return desk.endsWith("bpflab> :lesson echo");
    }
}
