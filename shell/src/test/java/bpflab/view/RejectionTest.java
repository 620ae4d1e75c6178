package bpflab.view;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.verifier.rules.Remedy;
import bpflab.verifier.story.Explanation.Note;
import bpflab.verifier.story.Explanation;
import bpflab.verifier.story.Fix;
import bpflab.view.terminal.TerminalRenderer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RejectionTest {
    private static final Note ETH =
            new Note("nocheck.c", 6, "\tstruct ethhdr *eth = (void *)(long)ctx->data;", 0, 0, "eth = start of packet");
    private static final Note READ =
            new Note("nocheck.c", 7, "\treturn eth->h_proto == 8 ? XDP_PASS : XDP_DROP;", 8, 20,
                    "bytes 12 and 13; bytes proven to exist: 0");
    private static final Explanation PACKET = explanation(
            "reads packet bytes that may not be there", "nothing compared eth with ctx->data_end on the way to line 7",
            "if ((void *)(eth + 1) > (void *)(long)ctx->data_end) return XDP_PASS;", List.of(ETH, READ));

    private static Explanation explanation(String what, String why, String fix, List<Note> notes) {
        return new Explanation(
                what, why, new Fix(Remedy.Kind.BEFORE, fix, "nocheck.c", 7, 0, 0, false, ""),
                        "invalid access to packet, off=12 size=2, R1(id=0,off=12,r=0)\nR1 offset is outside of the "
                        + "packet", Optional.of(READ), notes, "packet-unchecked");
    }

    @Test
    void says_what_where_why_and_how_to_mend_it() {
        Golden.check("refusal", Rejection.of("nocheck", PACKET, 11));
    }

    @Test
    void the_caret_stands_under_the_expression_when_the_line_begins_with_a_tab() {
        List<String> lines = TerminalRenderer.lines(Rejection.of("nocheck", PACKET, 11), 100).stream()
                .map(Line::text)
                .toList();
        int source =
                lines.indexOf(
                        lines.stream().filter(line -> line.contains("return eth->h_proto")).findFirst().orElseThrow());
        assertThat(lines.get(source + 1).indexOf('^')).isEqualTo(lines.get(source).indexOf("eth->h_proto"));
        assertThat(lines.get(source + 1)).contains("^".repeat("eth->h_proto".length()));
    }

    @Test
    void a_long_fix_has_a_statement_a_line() {
        String many = "__u64 index = bytes / 256; barrier_var(index); if (index >= 8) return XDP_PASS; sizes[index]++;";
        String loop = "for (int i = 0; i < 100 && (void *)(text + i + 1) <= (void *)(long)ctx->data_end; i++) sum++;";
        assertThat(Golden.text(Rejection.of("p", explanation("w", "y", many, List.of(ETH)), 0), 80)).contains("""
                  fix    __u64 index = bytes / 256;
                         barrier_var(index);
                         if (index >= 8) return XDP_PASS;
                         sizes[index]++;
                """);
        assertThat(Golden.text(Rejection.of("p", explanation("w", "y", loop, List.of(ETH)), 0), 200)).contains(loop);
    }

    @Test
    void a_refusal_without_source_lines_or_log_leaves_them_out() {
        String text =
                Golden.text(Rejection.of(
                        "p", new Explanation(
                                "is not allowed here", "the kernel is locked down", Fix.words(""),
                                        "Operation not permitted", Optional.empty(), List.of(), Explanation.UNKNOWN),
                                0), 80);
        assertThat(text).isEqualTo("""
                refused   p is not allowed here

                  why    the kernel is locked down
                  says   Operation not permitted
                """);
    }
}
