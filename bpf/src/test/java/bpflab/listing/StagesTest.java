package bpflab.listing;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.btf.LineInfo;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StagesTest {

    @Test
    void brings_the_stages_together_under_each_line_in_source_order() {
        List<Row> compiled =
                List.of(function("f"), source("a.c", 7), code(0), source("a.c", 5), code(1), source("a.c", 7), code(2));
        List<Row> xlated = List.of(function("f"), source("a.c", 7), code(0), code(1), source("a.c", 5), code(2));
        List<Row> jited = List.of(source("a.c", 5), code(4), source("a.c", 7), code(9));
        assertThat(text(Stages.align(compiled, xlated, jited))).containsExactly("a.c:5 c1 x2 j4", "a.c:7 c0,2 x0,1 j9");
    }

    @Test
    void keeps_code_without_a_line_first() {
        List<Row> jited = List.of(function("f"), code(0), source("a.c", 3), code(8));
        assertThat(text(Stages.align(List.of(), List.of(), jited))).containsExactly("- c x j0", "a.c:3 c x j8");
    }

    @Test
    void does_not_carry_a_line_into_the_next_function() {
        List<Row> compiled = List.of(function("f"), source("a.c", 3), code(0), function("g"), code(1));
        assertThat(text(Stages.align(compiled, List.of(), List.of()))).containsExactly("- c1 x j", "a.c:3 c0 x j");
    }

    @Test
    void takes_line_0_for_no_line() {
        assertThat(text(Stages.align(List.of(source("a.c", 0), code(0)), List.of(), List.of())))
                .containsExactly("- c0 x j");
    }

    @Test
    void keeps_files_apart_in_the_order_in_which_they_appear() {
        List<Row> compiled = List.of(source("z.c", 9), code(0), source("a.h", 1), code(1), source("z.c", 2), code(2));
        assertThat(text(Stages.align(compiled, List.of(), List.of())))
                .containsExactly("z.c:2 c2 x j", "z.c:9 c0 x j", "a.h:1 c1 x j");
    }

    @Test
    void loses_no_instruction_of_a_real_program() {
        Recording recording = Recording.read("count.xlated");
        List<Row> xlated = Listing.xlated(recording.xlated(), recording.symbols());
        List<Row> compiled = Listing.compiled(CompiledListingTest.mixed().program("count").orElseThrow());
        List<Stages.Line> lines = Stages.align(compiled, xlated, List.of());
        assertThat(lines.stream().mapToInt(line -> line.xlated().size()).sum())
                .isEqualTo((int) xlated.stream().filter(Row.Code.class::isInstance).count());
        Stages.Line counter = lines.stream()
                .filter(line -> line.source().filter(info -> info.text().contains("counter++")).isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(counter.compiled().get(0).text()).isEqualTo("(18) r6 = counter ll");
        assertThat(counter.xlated().get(0).text()).matches("\\(18\\) r6 = map\\[id:\\d+]\\[0]\\+0");
    }

    private static List<String> text(List<Stages.Line> lines) {
        return lines.stream().map(line -> line.source().map(info -> info.file() + ":" + info.line()).orElse("-")
                + " c" + places(line.compiled()) + " x" + places(line.xlated()) + " j" + places(line.jited())).toList();
    }

    private static String places(List<Row.Code> codes) {
        return codes.stream().map(code -> Integer.toString(code.at())).collect(Collectors.joining(","));
    }

    private static Row function(String name) {
        return new Row.Function(name + ":");
    }

    private static Row source(String file, int line) {
        return new Row.Source(new LineInfo(0, file, "text", line, 1));
    }

    private static Row code(int at) {
        return new Row.Code(at, "nop", new byte[8]);
    }
}
