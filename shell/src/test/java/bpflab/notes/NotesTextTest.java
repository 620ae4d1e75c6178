package bpflab.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bpflab.notes.Piece.Typed.Kind;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NotesTextTest {
    @Test
    void notes_are_plain_markdown() {
        assertThat(NotesText.of(List.of(
                new Piece.Heading(2, "Drop\n World!"),
                new Piece.Remark("nothing\ncomes back"),
                new Piece.Given("x.c", "int x;\n"),
                typed(":load x.c", Kind.DONE, "loaded x"),
                typed("int sum() {\n    return 1;\n}", Kind.DONE),
                typed(":load y.c", Kind.NO, "cannot compile y.c"),
                typed(":edit", Kind.BY_HAND)))).isEqualTo("""
                ## Drop World!

                > nothing
                > comes back

                ```c file=x.c
                int x;
                ```

                ```bpflab
                bpflab> :load x.c
                loaded x
                bpflab> int sum() {
                   ...>     return 1;
                   ...> }
                ```

                ```bpflab fails
                bpflab> :load y.c
                cannot compile y.c
                ```

                ```text
                bpflab> :edit
                ```
                """);
    }

    @Test
    void what_runs_is_read_back_whatever_stands_in_it() {
        List<Piece> pieces = List.of(
                new Piece.Remark("```bpflab\nbpflab> :quit\n```"),
                new Piece.Given("doc.md", "```bpflab\nbpflab> :quit\n```\n\n````\n"),
                typed("!cat doc.md", Kind.DONE, "```bpflab", "bpflab> :quit", "   ...> more", "```", "", "````"),
                typed("var s = \"\"\"\n\n    ```\n\"\"\"", Kind.DONE, "==> 1"),
                typed(":load no.c", Kind.NO, "   why   it is not there"),
                typed(":edit", Kind.BY_HAND, "bpflab> :quit"));
        String text = NotesText.of(pieces);

        List<Piece> read = NotesReader.read(text);
        assertThat(read).filteredOn(Piece.Given.class::isInstance).containsExactly(pieces.get(1));
        assertThat(read)
                .filteredOn(Piece.Typed.class::isInstance)
                .extracting(piece -> ((Piece.Typed) piece).line(), piece -> ((Piece.Typed) piece).kind())
                .containsExactly(
                        tuple("!cat doc.md", Kind.DONE),
                        tuple("var s = \"\"\"\n\n    ```\n\"\"\"", Kind.DONE),
                        tuple(":load no.c", Kind.NO));
        assertThat(NotesReader.read(text).stream()
                .filter(Piece.Typed.class::isInstance)
                .map(piece -> text.lines().toList().get(((Piece.Typed) piece).at() - 1)))
                .allSatisfy(line -> assertThat(line).startsWith("bpflab> "));
    }

    @Test
    void a_text_without_such_fences_has_nothing_to_run() {
        assertThat(NotesReader.read("# Read me\n\n```sh\nls\n```\n\n```bpflab\nnothing typed\n```\n")).isEmpty();
        assertThat(NotesReader.read("```bpflab\nbpflab> :maps")).as("a fence that nobody closed").hasSize(1);
        assertThat(NotesReader.read("")).isEmpty();
    }

    private static Piece typed(String line, Kind kind, String... output) {
        return new Piece.Typed(0, line, kind, List.of(output));
    }
}
