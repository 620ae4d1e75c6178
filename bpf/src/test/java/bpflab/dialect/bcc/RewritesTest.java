package bpflab.dialect.bcc;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.dialect.Draft;
import bpflab.dialect.Original;
import bpflab.dialect.Translation;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RewritesTest {
    private final Original original = Original.of(Path.of("x.c"), "a(b(c), d);\ne;\n");
    private final Rewrites rewrites = new Rewrites(original);

    private Translation applied() {
        Draft draft = new Draft(original);
        rewrites.apply(draft);
        return draft.finished(Set.of());
    }

    @Test
    void changes_within_one_another_become_one() {
        rewrites.change(2, 6, "inner").replace(2, 4, "B(").insert(6, "!");
        rewrites.change(0, 10, "outer").replace(0, 2, "A(").insert(9, ", z");
        assertThat(applied().text()).isEqualTo("A(B(c)!, d, z);\ne;\n");
        assertThat(applied().changes()).hasSize(1);
        assertThat(applied().changes().get(0).before()).isEqualTo("a(b(c), d)");
        assertThat(applied().changes().get(0).why()).isEqualTo("outer; inner");
    }

    @Test
    void what_surrounds_more_stands_further_outside() {
        rewrites.change(2, 3, "b").insert(2, "[").insert(3, "]");
        rewrites.change(2, 6, "b(c)").insert(2, "<").insert(6, ">");
        assertThat(applied().text()).isEqualTo("a(<[b](c)>, d);\ne;\n");
    }

    @Test
    void the_same_change_is_made_once() {
        rewrites.change(12, 13, "e").replace(12, 13, "E");
        rewrites.change(12, 13, "e").replace(12, 13, "E");
        assertThat(applied().text()).isEqualTo("a(b(c), d);\nE;\n");
        assertThat(applied().left()).isEmpty();
    }

    @Test
    void two_texts_for_one_place_are_told() {
        rewrites.change(12, 13, "e").replace(12, 13, "E");
        rewrites.change(12, 14, "more").replace(12, 13, "F");
        assertThat(applied().text()).isEqualTo("a(b(c), d);\nE;\n");
        assertThat(applied().left()).singleElement().satisfies(left -> assertThat(left.line()).isEqualTo(2));
    }
}
