package bpflab.view;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.view.terminal.TerminalRenderer;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TableTest {
    private static final Table PROGRAMS = Table.of(
            List.of(Table.right("ID"), Table.left("NAME"), Table.left("HELD BY")),
            List.of(
                    List.of(Span.of("7"), new Span("drop_world", Role.NAME), Span.of("bpftool 812")),
                    List.of(Span.of("121"), new Span("rx", Role.NAME),
                            Span.of("a process with a very long name, and another one behind it"))));

    @Test
    void columns_meet_and_numbers_end_together() {
        assertThat(Golden.text(PROGRAMS, 100)).isEqualTo("""
                 ID   NAME         HELD BY
                  7   drop_world   bpftool 812
                121   rx           a process with a very long name, and another one behind it
                """);
    }

    @Test
    void the_widest_column_gives_way_when_the_window_is_narrow() {
        assertThat(Golden.text(PROGRAMS, 40)).isEqualTo("""
                 ID   NAME         HELD BY
                  7   drop_world   bpftool 812
                121   rx           a process with a very
                                   long name, and
                                   another one behind it
                """);
    }

    @Test
    void no_line_is_wider_than_a_window_that_can_hold_it() {
        for (int width = 30; width < 90; width++) {
            int columns = width;
            assertThat(TerminalRenderer.lines(PROGRAMS, width))
                    .allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(columns));
        }
    }

    @Test
    void a_row_of_facts_goes_on_below_its_second_column_and_breaks_none() {
        List<Table.Column> columns = List.of(Table.left(""), Table.left(""), Table.left(""), Table.left(""));
        Table table = Table.of(columns, List.of(
                List.of(new Span("socket_count", Role.NAME), Span.of("socket_filter"), Span.of("id 7"),
                        Span.of("48 insns")),
                List.of(new Span("other", Role.NAME), Span.of("xdp"), Span.of("id 8112"), Span.of("2 insns"))));
        assertThat(Golden.text(table, 46)).isEqualTo("""
                socket_count  socket_filter  id 7     48 insns
                other         xdp            id 8112  2 insns
                """);
        assertThat(Golden.text(table, 44)).isEqualTo("""
                socket_count   socket_filter
                               id 7      48 insns
                other          xdp
                               id 8112   2 insns
                """);
        assertThat(Golden.text(table, 30)).isEqualTo("""
                socket_count   socket_filter
                               id 7
                               48 insns
                other          xdp
                               id 8112
                               2 insns
                """);
    }

    @Test
    void wide_characters_count_twice() {
        Table table =
                Table.of(List.of(Table.left("A"), Table.left("B")),
                        List.of(List.of(Span.of("漢字"), Span.of("x")), List.of(Span.of("abcd"), Span.of("x"))));
        assertThat(Golden.text(table, 80)).isEqualTo("A      B\n漢字   x\nabcd   x\n");
    }

    @Test
    void cells_keep_their_roles() {
        assertThat(TerminalRenderer.lines(PROGRAMS, 80).get(1).spans()).contains(new Span("drop_world", Role.NAME));
    }

    @Test
    void a_wrapping_table_loses_no_word() {
        Table table =
                new Table(List.of(Table.left("then"), Table.left("today")),
                        List.of(List.of(
                        Span.of("one two three four five"), Span.of("six seven eight nine ten eleven"))), 0);
        String text = Golden.text(table, 30);
        assertThat(text).doesNotContain("…");
        assertThat(List.of("one", "five", "six", "eleven")).allSatisfy(word -> assertThat(text).contains(word));
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(30));
    }

    @Test
    void a_line_of_c_that_is_broken_keeps_its_indentation_and_goes_on_further_in() {
        Table table =
                Table.of(List.of(Table.right("LINE"), Table.left("C")),
                        List.of(
                                List.of(Span.of("5"),
                                        new Span("    u64 *leaf = bpf_map_lookup_elem(&ports, &key);", Role.C)),
                                List.of(Span.of("6"), new Span("    return 0;", Role.C))));
        assertThat(Golden.text(table, 48)).isEqualTo("""
                LINE   C
                   5       u64 *leaf =
                               bpf_map_lookup_elem(&ports,
                               &key);
                   6       return 0;
                """);
    }

    @Test
    void a_word_of_c_without_room_is_broken_behind_a_parenthesis_or_with_a_backslash() {
        Table table = Table.of(List.of(Table.right("LINE"), Table.left("C")), List.of(
                List.of(Span.of("5"), new Span("bpf_map_update_elem(&ports_by_address, &key);", Role.C)),
                List.of(Span.of("6"), new Span("say(\"a,bcdefghijklmnopqrstuvwxyz0123456789\");", Role.C))));
        assertThat(Golden.text(table, 36)).isEqualTo("""
                LINE   C
                   5   bpf_map_update_elem(
                           &ports_by_address, &key);
                   6   say("a,bcdefghijklmnopqr\\
                           stuvwxyz0123456789");
                """);
    }

    @Test
    void a_table_without_titles_has_no_heading() {
        assertThat(Golden.text(Table.of(List.of(Table.left("")), List.of(List.of(Span.of("a")))), 80)).isEqualTo("a\n");
    }

    @Test
    void where_there_is_no_room_for_all_a_column_in_which_nothing_stands_goes_first() {
        Table links = Table.of(
                List.of(Table.left("PROGRAM"), Table.left("AT"), Table.left("ORDER")),
                List.of(
                        List.of(Span.of("on_execve_with_a_long_name"), Span.of("sys_enter_execve"), Span.of("")),
                        List.of(Span.of("on_exec"), Span.of("sched_process_exec"))));
        assertThat(Golden.text(links, 60)).startsWith("PROGRAM                      AT                   ORDER\n");
        assertThat(Golden.text(links, 48)).isEqualTo("""
                PROGRAM                      AT
                on_execve_with_a_long_name   sys_enter_execve
                on_exec                      sched_process_exec
                """);
        assertThat(Golden.text(links, 30)).isEqualTo("""
                PROGRAM   on_execve_with_a_long_name
                AT        sys_enter_execve

                PROGRAM   on_exec
                AT        sched_process_exec
                """);
    }
}
