package bpflab.listing;

import static bpflab.listing.Code.EXIT;
import static bpflab.listing.Code.ifZero;
import static bpflab.listing.Code.move;
import static org.assertj.core.api.Assertions.assertThat;

import bpflab.elf.ProgramSpec;
import bpflab.elf.Relocation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ListingDiffTest {

    @Test
    void tells_what_only_one_of_the_two_has() {
        assertThat(diff(compiled(move(0, 1), ifZero(1), EXIT), compiled(move(0, 2), ifZero(1), move(2, 2), EXIT)))
                .containsExactly(
                        "BOTH f:", "FIRST (b7) r0 = 1", "SECOND (b7) r0 = 2", "BOTH (15) if r1 == 0x0 goto pc+1",
                        "SECOND (b7) r2 = 2", "BOTH (95) exit");
    }

    @Test
    void a_jump_that_only_got_longer_is_the_same() {
        assertThat(diff(compiled(ifZero(0), EXIT), compiled(ifZero(1), move(2, 2), EXIT)))
                .containsExactly("BOTH f:", "BOTH (15) if r1 == 0x0 goto pc+1", "SECOND (b7) r2 = 2", "BOTH (95) exit");
    }

    @Test
    void maps_are_compared_by_the_names_that_are_given_for_them() {
        List<Row> one = List.of(new Row.Code(0, "(18) r1 = map[id:7]", Code.bytes(Code.slot(0x18, 1, 1, 0, 7), 0)));
        List<Row> two = List.of(new Row.Code(0, "(18) r1 = map[id:8]", Code.bytes(Code.slot(0x18, 1, 1, 0, 8), 0)));
        assertThat(ListingDiff.of(one, two, false, text -> text)).hasSize(2);
        assertThat(ListingDiff.of(one, two, false, text -> text.replaceFirst("id:\\d", "flows"))).hasSize(1);
    }

    @Test
    void machine_code_is_compared_without_addresses_and_tags() {
        assertThat(diffOfMachine("jne 0x26", "jne 0x2a")).hasSize(1);
        assertThat(diffOfMachine("jne 0x26", "je 0x26")).hasSize(2);
        assertThat(diffOfMachine("movabsq $-60473110171648, %rdi", "movabsq $-60473110171700, %rdi")).hasSize(1);
        assertThat(diffOfMachine("callq bpf_prog_0123456789abcdef_add", "callq bpf_prog_0123456789abcd00_add"))
                .hasSize(1);
        assertThat(diffOfMachine("b.ne 0x26", "b.ne 0x28")).hasSize(1);
        assertThat(diffOfMachine("cbz x0, 0x26", "cbz x0, 0x28")).hasSize(1);
        assertThat(diffOfMachine("cbz x0, 0x26", "cbz x1, 0x26")).hasSize(2);
        assertThat(diffOfMachine("movl $2, %eax", "movl $1, %eax")).hasSize(2);
    }

    @Test
    void a_program_comes_with_what_it_calls_in_the_order_of_the_calls() {
        ProgramSpec inner = Code.function("inner", EXIT);
        ProgramSpec outer = calling("outer", "inner", "outer");
        ProgramSpec unused = Code.function("unused", EXIT);
        assertThat(Listing.called(calling("main", "flows", "outer"), List.of(inner, unused, outer)))
                .extracting(ProgramSpec::name)
                .containsExactly("main", "outer", "inner");
    }

    private static ProgramSpec calling(String name, String... symbols) {
        List<Relocation> relocations =
                Arrays.stream(symbols).map(symbol -> new Relocation(0, symbol, 0)).toList();
        return new ProgramSpec(name, "xdp", Code.bytes(EXIT), List.of(), List.of(), relocations);
    }

    private static List<Row> compiled(long... slots) {
        return Listing.compiled(Code.function("f", slots));
    }

    private static List<String> diff(List<Row> first, List<Row> second) {
        return ListingDiff.of(first, second, false, text -> text).stream().map(ListingDiffTest::text).toList();
    }

    private static List<ListingDiff.Line> diffOfMachine(String first, String second) {
        return ListingDiff.of(
                List.of(new Row.Code(0, first, new byte[1])), List.of(new Row.Code(0, second, new byte[1])),
                true, text -> text);
    }

    private static String text(ListingDiff.Line line) {
        String text = line.row() instanceof Row.Code code ? code.text() : ((Row.Function) line.row()).text();
        return line.side() + " " + text;
    }
}
