package bpflab.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnrolledTest {
    private static Unrolled unrolled(String text) {
        return Unrolled.of(Original.of(Path.of("x.c"), text), (macro, at, inside) -> !macro.name().equals("STAYS"));
    }

    /** What {@code clang -E} makes of the same. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "A(n) T(n, int)             | A(x)            | T(x, int)",
        "A() T()                    | A()             | T()",
        "A T(n, int)                | A               | T(n, int)",
        "A(n) T(n##_map, #n)        | A(x)            | T(x_map, \"x\")",
        "A(n) T(pre_##n##_post)     | A(x)            | T(pre_x_post)",
        "A(n, ...) T(n, ##__VA_ARGS__) | A(x)         | T(x)",
        "A(n, ...) T(n, ##__VA_ARGS__) | A(x, 1, 2)   | T(x,1, 2)",
        "A(n, rest...) T(n, rest)   | A(x, f(1, 2), 3) | T(x, f(1, 2), 3)",
        "A(n) T(n) A                | A(x)            | T(x) A",
        "A(n) T(n)                  | A(A(x))         | T(T(x))",
        "A(n) T(n)                  | A(x, y)         | A(x, y)",
        "A(n) T(n)                  | A               | A",
        "A(n) T(n)                  | A(\"a)b\")      | T(\"a)b\")"})
    void a_use_becomes_what_the_standard_says(String define, String use, String made) {
        assertThat(unrolled("#define " + define + "\n" + use).text().text().lines().reduce("", (a, line) -> line))
                .isEqualTo(made);
    }

    @Test
    void macros_within_macros_are_written_out_too() {
        Unrolled made = unrolled(
                "#define B(k, n) T(k, n)\n#define A(n) B(hash, n); \\\n\tB(array, n##2);\nA(x)\nint y;\n");
        assertThat(made.text().text()).isEqualTo("\n\nT(hash, x);\nT(array, x2);\nint y;\n");
    }

    @Test
    void a_definition_counts_from_its_line_to_where_it_ends() {
        assertThat(unrolled("A(x)\n#define A(n) one(n)\nA(x)\n#undef A\nA(x)\n").text().text())
                .endsWith("one(x)\n#undef A\nA(x)\n");
    }

    /** Only clang knows which of them counts. */
    @Test
    void a_name_with_two_meanings_stays() {
        Unrolled stays = unrolled("#ifdef WIDE\n#define A(n) one(n)\n#else\n#define A(n) two(n)\n#endif\nA(x)\n");
        assertThat(stays.text().text()).endsWith("A(x)\n");
    }

    @Test
    void what_is_not_asked_for_stays_with_its_definition() {
        assertThat(unrolled("#define STAYS(n) T(n)\nSTAYS(x)\n").text().text())
                .isEqualTo("#define STAYS(n) T(n)\nSTAYS(x)\n");
    }

    @Test
    void lines_and_reasons_are_those_of_the_text_before() {
        Unrolled made = unrolled("#define A(n) T(n); T(n##2);\n\nA(\n\tx)\nint y;\n");
        assertThat(made.text().text()).isEqualTo("\n\nT(x);\nT(x2);\nint y;\n");
        Draft draft = new Draft(made.text());
        draft.leave(made.text().text().indexOf("int y"), "int y", "why", "hint");
        Translation told = made.told(draft.finished(Set.of(Dialect.BCC)));
        assertThat(told.left()).singleElement().satisfies(left -> assertThat(left.line()).isEqualTo(5));
        assertThat(told.changes()).extracting(Change::line).containsExactly(1, 3);
    }
}
