package bpflab.view;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.view.terminal.TerminalRenderer;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            SEC("xdp")
            int drop(void)
            {
            \treturn 1;
            }
            ```

            ```console
            $ make
            ```

            ---

            Last.
            """;

    @Test
    void everything_that_lessons_use() {
        Golden.check("markdown", Markdown.of(LESSON));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "See https://ebpf.io/what-is-ebpf/. | https://ebpf.io/what-is-ebpf/",
        "http://a.org/ebpf_syscall_and_maps_/x; see | http://a.org/ebpf_syscall_and_maps_/x",
        "(https://hyeyoo.com/133) (in Korean) | https://hyeyoo.com/133",
        "https://en.wikipedia.org/wiki/Filter_(a) | https://en.wikipedia.org/wiki/Filter_(a)",
        "and https://a.org:8080, the rest | https://a.org:8080",
        "**https://a.org/b** is bold | https://a.org/b",
        "[here](https://a.org/b) | https://a.org/b",
        "<https://a.org/b> | https://a.org/b",
    })
    void a_web_address_is_a_link_without_the_sentence_around_it(String text, String address) {
        List<Line> lines = TerminalRenderer.lines(Markdown.of(text), 80);
        assertThat(lines.get(0).spans()).filteredOn(span -> span.role() == Role.LINK)
                .extracting(Span::text).containsExactly(address);
    }

    @Test
    void what_only_looks_like_an_address_is_none() {
        assertThat(TerminalRenderer.lines(Markdown.of("`curl http://10.11.0.2` https:// xhttp://a.org http"), 80)
                .get(0).spans()).extracting(Span::role).doesNotContain(Role.LINK);
    }

    @Test
    void a_narrow_window_leaves_an_address_whole() {
        String address = "https://docs.kernel.org/bpf/standardization/instruction-set.html";
        assertThat(TerminalRenderer.lines(Markdown.of("To read on, see " + address + " and more."), 30))
                .anySatisfy(line -> assertThat(line.spans()).contains(new Span(address, Role.LINK)));
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
    void code_that_no_line_can_hold_is_broken_at_a_blank() {
        assertThat(Golden.text(Markdown.of("Or: `__u32 sum = a + b; icmp->checksum = sum + 6;`"), 30)).isEqualTo("""
                Or: __u32 sum = a + b;
                icmp->checksum = sum + 6;
                """);
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
