package bpflab.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DraftTest {
    private static final Path FILE = Path.of("x.c");
    private final Original source = Original.of(FILE, "one\ntwo\nthree\nfour\n");
    private final Draft draft = new Draft(source);

    @Test
    void a_text_without_changes_is_the_same_byte_for_byte() {
        Original odd = Original.of(FILE, "a\r\n\tb\n\n/* \u20ac */ c");
        assertThat(Translation.none(odd).text()).isEqualTo(odd.text());
        assertThat(Translation.none(odd).isTodays()).isTrue();
    }

    @Test
    void pieces_are_replaced_where_they_stand() {
        draft.replace(4, 7, "2", "shorter");
        draft.replace(0, 3, "1", "shorter");
        draft.insert(8, "2.5\n", "between");
        Translation done = finished();
        assertThat(done.text()).isEqualTo("1\n2\n2.5\nthree\nfour\n");
        assertThat(done.changes()).containsExactly(
                new Change(1, "one", "1", "shorter"), new Change(2, "two", "2", "shorter"),
                new Change(3, "", "2.5", "between"));
    }

    @Test
    void each_line_of_a_translation_knows_the_one_that_it_comes_from() {
        draft.replace(4, 7, "2a\n2b\n2c", "longer");
        draft.replace(8, 14, "", "gone");
        LineMap lines = finished().lines();
        assertThat(finished().text()).isEqualTo("one\n2a\n2b\n2c\nfour\n");
        assertThat(new int[] {lines.original(1), lines.original(2), lines.original(3), lines.original(4),
            lines.original(5)}).containsExactly(1, 2, 2, 2, 4);
    }

    @Test
    void a_definition_of_as_many_lines_keeps_each_of_them() {
        draft.replace(0, 13, "1\n2\n3", "whole");
        LineMap lines = finished().lines();
        assertThat(new int[] {lines.original(1), lines.original(2), lines.original(3), lines.original(4)})
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void clang_is_told_where_lines_are_counted_otherwise() {
        draft.insert(4, "more\n", "put in");
        assertThat(finished().marked(Path.of("a \"b\".c"))).isEqualTo(
                "#line 1 \"a \\\"b\\\".c\"\none\nmore\n#line 2\ntwo\nthree\nfour\n");
    }

    @Test
    void no_line_is_told_behind_a_backslash() {
        Original macro = Original.of(FILE, "#define A \\\n b \\\n c\nd\n");
        Draft changed = new Draft(macro);
        changed.insert(12, " x \\\n y \\\n", "put in");
        assertThat(changed.finished(Set.of(Dialect.BCC)).marked(FILE))
                .isEqualTo("#line 1 \"x.c\"\n#define A \\\n x \\\n y \\\n b \\\n c\n#line 4\nd\n");
    }

    @Test
    void of_two_changes_at_the_same_place_the_first_holds_and_the_other_is_told() {
        draft.replace(4, 13, "both", "first");
        draft.replace(8, 13, "3", "second");
        Translation done = finished();
        assertThat(done.text()).isEqualTo("one\nboth\nfour\n");
        assertThat(done.left()).singleElement().satisfies(left -> {
            assertThat(left.line()).isEqualTo(3);
            assertThat(left.hint()).contains("second");
        });
    }

    @Test
    void the_same_change_twice_is_one() {
        draft.replace(4, 7, "2", "first");
        draft.replace(4, 7, "2", "second");
        assertThat(finished().changes()).hasSize(1);
        assertThat(finished().left()).isEmpty();
    }

    private Translation finished() {
        return draft.finished(Set.of(Dialect.OLD_MAPS));
    }
}
