package bpflab.view;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.view.terminal.TerminalRenderer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MarkdownTest {
    private static final String LESSON = """
            # Drop *World*!

            **eBPF** lets you run a small program of your own inside the Linux kernel, without
            changing the kernel. See [the documentation](https://docs.kernel.org/bpf/) or type
            `:help load`. A hard break comes now:\\
            here.

            - one
            - two, which is so long that it has to go on in a second line in every window of a usual width, I think
              1. nested
              2. again

            > Nothing you do here touches your real network, because the lab has one of its own and nothing else.

            | then | today |
            |---|--:|
            | `ip -force link set dev eth0 xdp obj dropworld.o sec .text` | 12 |
            | short | 3,456 |

            ```c
            int x = 1;	/* a tab, and a line so long that it would not fit into a narrow window at all, ever */
            ```

            ```c file=drop.c
            ```

            ```console
            $ make
            ```

            ---

            Last.
            """;

    @Test
    void everything_that_lessons_use() {
        Golden.check("markdown", Markdown.of(LESSON, name -> "SEC(\"xdp\")\nint drop(void)\n{\n\treturn 1;\n}\n"));
    }

    @Test
    void inline_code_that_can_be_typed_is_a_command() {
        assertThat(TerminalRenderer.lines(Markdown.of("Type `:load x.c` or `!ls`, and see `r1`."), 80).get(0).spans())
                .contains(new Span(":load x.c", Role.COMMAND), new Span("!ls", Role.COMMAND),
                        new Span("r1", Role.NAME));
    }

    @Test
    void a_command_is_not_broken_at_a_line_end() {
        assertThat(Golden.text(Markdown.of("One two three `:attach drop_world xdp lab0` four."), 30))
                .contains(":attach drop_world xdp lab0");
    }

    @Test
    void prose_is_never_wider_than_is_good_to_read() {
        assertThat(TerminalRenderer.lines(Markdown.of("word ".repeat(100)), 200))
                .allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(84));
    }

    @Test
    void C_is_marked_as_C() {
        assertThat(TerminalRenderer.lines(Markdown.of("```c\nint x;\n```"), 80).get(0).spans())
                .contains(new Span("int x;", Role.C));
    }

    @Test
    void an_excerpt_of_a_file_keeps_its_line_numbers() {
        assertThat(TerminalRenderer.lines(Markdown.of("```c file=x.c lines=7-8\nint a;\nint b;\n```\n"), 80))
                .extracting(Line::text)
                .containsExactly("   7  int a;", "   8  int b;");
    }
}
