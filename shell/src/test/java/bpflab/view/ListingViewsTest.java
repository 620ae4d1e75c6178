package bpflab.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.btf.LineInfo;
import bpflab.clang.Diagnostic.Severity;
import bpflab.clang.Diagnostic;
import bpflab.listing.Row;
import bpflab.listing.Stages;
import bpflab.trouble.Trouble;
import bpflab.view.terminal.TerminalRenderer;
import java.util.AbstractList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ListingViewsTest {
    private static final DumpView.Look BPF_WITH_SOURCE =
            new DumpView.Look(false, false, false, true, Integer.MAX_VALUE);
    private static final Row FUNCTION = new Row.Function("int packet_count(struct xdp_md * ctx):");
    private static final Row LINE = source(9, "\tcounter++;");
    private static final List<Row> XLATED = List.of(
            FUNCTION, LINE, code(0, "(18) r1 = map[id:88][0]+0", "1821000058000000 0000000000000000"),
                    code(2, "(61) r2 = *(u32 *)(r1 +0)", "6112000000000000"),
            code(3, "(07) r2 += 1", "0702000001000000"), source(10, "\treturn XDP_PASS;"),
                    code(4, "(b7) r0 = 2", "b700000002000000"), code(5, "(95) exit", "9500000000000000"));
    private static final List<Row> COMPILED = List.of(
            FUNCTION, LINE, code(0, "(18) r1 = .bss ll", "1811000000000000 0000000000000000"),
                    code(2, "(61) r2 = *(u32 *)(r1 +0)", "6112000000000000"),
            code(3, "(07) r2 += 1", "0702000001000000"), source(10, "\treturn XDP_PASS;"),
                    code(4, "(b7) r0 = 2", "b700000002000000"), code(5, "(95) exit", "9500000000000000"));
    private static final List<Row> JITED = List.of(
            new Row.Function("bpf_prog_5be5334b5870f707_packet_count:"), code(0, "nopl (%rax,%rax)", "0f1f440000"),
                    LINE, code(0x2d, "movabsq $-109408656120560, %rdi", "48bf"),
            source(10, "\treturn XDP_PASS;"), code(0x3e, "movl $2, %eax", "b802000000"), code(0x43, "leave", "c9"));

    private static Row source(int line, String text) {
        return new Row.Source(new LineInfo(0, "packet_count.c", text, line, 2));
    }

    private static Row code(int at, String text, String bytes) {
        return new Row.Code(at, text, HexFormat.of().parseHex(bytes.replace(" ", "")));
    }

    @Test
    void a_listing_is_laid_out_as_bpftool_does() {
        Golden.check("dump", DumpView.of(XLATED, BPF_WITH_SOURCE));
    }

    @Test
    void opcodes_and_places_follow_when_asked_for() {
        assertThat(Golden.text(DumpView.of(XLATED, new DumpView.Look(false, true, true, true, 2)), 80)).isEqualTo("""
                int packet_count(struct xdp_md * ctx):
                ; counter++; [file:packet_count.c line_num:9 line_col:2]
                   0: (18) r1 = map[id:88][0]+0
                       18 21 00 00 58 00 00 00 00 00 00 00 00 00 00 00
                   2: (61) r2 = *(u32 *)(r1 +0)
                       61 12 00 00 00 00 00 00
                      … 3 more instructions
                """);
    }

    @Test
    void machine_code_counts_bytes_in_hexadecimal() {
        assertThat(Golden.text(DumpView.of(JITED, new DumpView.Look(true, false, false, false, 99)), 80)).isEqualTo("""
                bpf_prog_5be5334b5870f707_packet_count:
                   0: nopl (%rax,%rax)
                  2d: movabsq $-109408656120560, %rdi
                  3e: movl $2, %eax
                  43: leave
                """);
    }

    @Test
    void a_jump_that_is_a_return_is_told_of() {
        List<Row> thunk = List.of(code(0x3e, "leave", "c9"), code(0x3f, "jmp srso_alias_return_thunk", "e9"));
        assertThat(Golden.text(ReturnThunk.note(thunk, 2), 200)).startsWith(
                "return thunk: jmp srso_alias_return_thunk is the function's ret, by a detour");
        assertThat(Golden.text(ReturnThunk.note(List.of(code(0, "jmp __x86_return_thunk", "e9")), 1), 200))
                .contains("jmp __x86_return_thunk is");
        assertThat(ReturnThunk.note(thunk, 1)).as("a listing that ends before it").isEqualTo(View.NOTHING);
        assertThat(ReturnThunk.note(JITED, 99)).isEqualTo(View.NOTHING);
        assertThat(ReturnThunk.note(List.of(code(0, "jmp 0x17", "eb")), 1)).isEqualTo(View.NOTHING);
    }

    @Test
    void every_stage_stands_under_its_line() {
        Golden.check("stages", StagesView.of(Stages.align(COMPILED, XLATED, JITED), "x86-64"));
    }

    @Test
    void what_was_removed_is_told_where_it_stood_not_before_the_next_change() {
        Row first = code(0, "(b7) r1 = 1", "b701000001000000");
        Row gone = code(1, "(b7) r2 = 2", "b702000002000000");
        Row second = code(1, "(b7) r3 = 3", "b703000003000000");
        Row exit = code(2, "(95) exit", "9500000000000000");
        assertThat(Golden.text(StagesView.of(Stages.align(
                List.of(LINE, first, gone, second, exit, gone, gone), List.of(LINE, first, second, exit), List.of()),
                "x86-64"), 80)).contains("""
                     │ kernel      …  1 line the same
                     │             …  1 line gone                     ← dead code removed
                     │             …  2 lines the same
                     │             …  2 lines gone                    ← dead code removed""".indent(5).stripTrailing());
    }

    @Test
    void diagnostics_keep_the_caret_under_its_column() {
        Diagnostic note =
                new Diagnostic(Severity.NOTE, "x.h", 2, 1, "declared here", List.of("int y;", "^"), List.of());
        Diagnostic error =
                new Diagnostic(
                        Severity.ERROR, "broken.c", 7, 16,
                                "use of undeclared identifier 'XDP_DORP'; did you mean 'XDP_DROP'?",
                                List.of("        return XDP_DORP;", "               ^~~~~~~~",
                                "               XDP_DROP"), List.of(note), List.of("main.c:3"));
        Diagnostic bare =
                new Diagnostic(Severity.WARNING, "", 0, 0, "argument unused during compilation", List.of(), List.of());
        Golden.check("diagnostics", Diagnostics.of(List.of(error, bare)));
    }

    @Test
    void trouble_is_what_why_and_what_to_try() {
        Golden.check("trouble", TroubleView.of(Trouble.failed(
                "cannot attach drop_world to lab0",
                        "another XDP program is there already: id 97 xdp_pass, by bpftool (pid 812)",
                        ":attach drop_world xdp lab0 --replace\n:links --all   # shows whose it is")));
    }

    @Test
    void source_keeps_its_numbers_and_its_tabs() {
        assertThat(Golden.text(Source.of(List.of("{", "", "\treturn 1;"), 98), 24))
                .isEqualTo("  98  {\n  99\n 100          return 1;\n");
    }

    @Test
    void more_than_a_person_pages_through_is_told_and_not_kept() {
        List<Row> rows = Collections.nCopies(DumpView.MOST_AT_ONCE + 2, code(0, "(b7) r0 = 2", "b700000002000000"));
        DumpView.Look look = new DumpView.Look(false, false, false, true, DumpView.MOST_AT_ONCE);
        DumpLines lines = new DumpLines(rows, look);
        assertThat(lines).hasSize(DumpView.MOST_AT_ONCE + 1);
        assertThat(lines.get(DumpView.MOST_AT_ONCE).text()).contains("2 more instructions: --limit N shows more");
    }

    /** A dump with a note below stays as it is: made into lines it would take ten times the room. */
    @Test
    void a_long_dump_with_a_note_below_makes_no_line_before_it_is_asked_for() {
        int[] made = {0};
        List<Row> rows = new AbstractList<>() {
            @Override
            public Row get(int row) {
                made[0]++;
                return code(row, "(b7) r0 = 2", "b700000002000000");
            }

            @Override
            public int size() {
                return 50_000;
            }
        };
        View note = View.of(Line.of("that is all"));

        List<Line> lines = TerminalRenderer.lines(
                View.stack(List.of(DumpView.of(rows, BPF_WITH_SOURCE), note)), 80);

        assertThat(made[0]).isZero();
        assertThat(lines).hasSize(50_001);
        assertThat(lines.get(49_999).text()).isEqualTo("49999: (b7) r0 = 2");
        assertThat(lines.get(50_000).text()).isEqualTo("that is all");
        assertThatThrownBy(() -> lines.get(50_001)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
