package bpflab.view;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.view.terminal.TerminalRenderer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What each kind of document does where there is little room. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NarrowTest {
    private static final Line WORDS =
            Line.of(Span.of("  three words and "), new Span(":load x.c --log 2", Role.COMMAND));
    private static final Ends ENDS = new Ends(
            List.of(Span.of("clang -c x.c ")), '.', 3, List.of(Span.of(" 31 ms")));
    private static final Fitting FITTING = new Fitting(List.of(
            Line.of("bpflab   Linux   clang"), Line.of("bpflab   Linux"), Line.of("bpflab")));

    @Test
    void ends_stand_at_both_edges_with_the_fill_between() {
        assertThat(Golden.text(ENDS, 26)).isEqualTo("clang -c x.c ....... 31 ms\n");
        assertThat(Golden.text(ENDS, 22)).isEqualTo("clang -c x.c ... 31 ms\n");
        assertThat(Golden.text(Ends.RULE, 5)).isEqualTo("─────\n");
    }

    @Test
    void ends_with_no_room_between_them_stand_below_each_other() {
        assertThat(Golden.text(ENDS, 21)).isEqualTo("clang -c x.c\n............... 31 ms\n");
        assertThat(Golden.text(ENDS, 10)).isEqualTo("clang -c\n  x.c\n.... 31 ms\n");
    }

    @Test
    void the_longest_version_that_fits_is_shown_and_the_shortest_is_broken() {
        assertThat(Golden.text(FITTING, 22)).isEqualTo("bpflab   Linux   clang\n");
        assertThat(Golden.text(FITTING, 21)).isEqualTo("bpflab   Linux\n");
        assertThat(Golden.text(FITTING, 13)).isEqualTo("bpflab\n");
        assertThat(Golden.text(new Fitting(List.of(Line.of("one two"))), 4)).isEqualTo("one\n  two\n");
    }

    @Test
    void a_sentence_goes_on_further_to_the_right_and_a_command_in_it_stays_whole() {
        assertThat(Golden.text(View.of(WORDS), 80)).isEqualTo("  three words and :load x.c --log 2\n");
        assertThat(Golden.text(View.of(WORDS), 20)).isEqualTo("  three words and\n    :load x.c --log 2\n");
    }

    @Test
    void a_listing_stays_as_it_is() {
        assertThat(Golden.text(Listing.of(WORDS), 10)).isEqualTo("  three words and :load x.c --log 2\n");
    }

    @Test
    void a_remark_on_source_is_broken_and_the_code_is_not() {
        Source source = new Source(List.of(new Source.Row(
                7, "return *data;", Role.C, new Source.Mark(7, 12, "read without a check"))), Source.Gutter.EXCERPT);
        assertThat(Golden.text(source, 80))
                .isEqualTo("    7 │ return *data;\n      │        ^^^^^ read without a check\n");
        assertThat(Golden.text(source, 24)).isEqualTo("""
                    7 │ return *data;
                      │        ^^^^^
                      │ read without a
                      │ check
                """);
    }

    @Test
    void a_table_says_how_to_see_what_it_cut_between_words() {
        Table table = Table.of(List.of(Table.left("KEY"), Table.left("VALUE")),
                List.of(List.of(new Span("key_one", Role.NAME), Span.of("{1, 2, 3, 4, 5}"))));
        assertThat(Golden.text(table.whenCut(Line.of("--long shows all")), 22)).isEqualTo("""
                KEY       VALUE
                key_one   {1, 2, 3, …
                --long shows all
                """);
        assertThat(Golden.text(table.whenCut(Line.of("--long shows all")), 40)).doesNotContain("--long");
    }

    @Test
    void a_table_leaves_out_what_can_be_spared_and_says_so_before_it_turns() {
        Table table = Table.of(List.of(Table.right("ID"), Table.left("NAME"), Table.left("TAG").spared()),
                List.of(List.of(Span.of("7"), new Span("drop_world", Role.NAME), Span.of("b11459a0e11ca14c"))));
        assertThat(Golden.text(table, 32)).isEqualTo("ID  NAME        TAG\n 7  drop_world  b11459a0e11ca14c\n");
        assertThat(Golden.text(table, 30)).isEqualTo("""
                ID  NAME
                 7  drop_world
                no room for TAG; a wider
                window shows all
                """);
        assertThat(Golden.text(table, 12)).startsWith("ID     7\nNAME   drop_world\n");
    }

    @Test
    void a_table_leaves_out_as_few_columns_as_can_be() {
        Table table = Table.of(
                List.of(Table.left("NAME"), Table.left("TAG").spared(), Table.left("FOLDER").spared(),
                        Table.right("INSNS").spared()),
                List.of(List.of(Span.of("drop_world"), Span.of("b11459a0"), Span.of("a_folder_of_a_long_name"),
                        Span.of("2"))));
        assertThat(Golden.text(table, 35)).isEqualTo("""
                NAME        TAG       INSNS
                drop_world  b11459a0      2
                no room for FOLDER; a wider window
                shows all
                """);
    }

    @Test
    void a_path_goes_on_behind_a_folder() {
        Table table = Table.of(List.of(Table.left("NAME"), Table.left("PINS")),
                List.of(List.of(Span.of("drop"), Span.of("/sys/fs/bpf/one, /sys/fs/bpf/team/production/firewall/v2")),
                        List.of(Span.of("pass"), Span.of("–"))));
        assertThat(Golden.text(table, 36)).isEqualTo("""
                NAME   PINS
                drop   /sys/fs/bpf/one,
                       /sys/fs/bpf/team/production/
                       firewall/v2
                pass   –
                """);
    }

    @Test
    void cutting_never_leaves_half_a_word_unless_it_alone_is_too_wide() {
        assertThat(IntStream.range(0, 15).mapToObj(columns -> Width.cutAtWord("one two three", columns)).distinct())
                .containsExactly("…", "o…", "on…", "one…", "one …", "one two …", "one two three");
    }

    @Test
    void only_a_single_word_is_wider_than_the_screen() {
        Prose prose = Prose.of(List.of(Span.of("a " + "word ".repeat(20) + "unbelievablylongword end")));
        for (int width = 6; width < 40; width++) {
            int columns = width;
            assertThat(TerminalRenderer.lines(prose, width)).allSatisfy(line -> assertThat(
                    Width.of(line) <= columns || !line.text().strip().contains(" ")).as(line.text()).isTrue());
        }
    }
}
