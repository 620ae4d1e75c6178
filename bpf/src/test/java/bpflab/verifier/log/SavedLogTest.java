package bpflab.verifier.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SavedLogTest {
    private static final String LOG = """
            0: R1=ctx() R10=fp0
            ; struct ethhdr *eth = (void *)(long)ctx->data; @ p.c:12
            0: (61) r1 = *(u32 *)(r1 +0)          ; R1_w=pkt(r=0)
            ; return eth->h_proto == 8; @ p.c:14
            1: (71) r2 = *(u8 *)(r1 +12)
            invalid access to packet, off=12 size=1, R1(id=0,off=12,r=0)
            R1 offset is outside of the packet
            processed 2 insns (limit 1000000) max_states_per_insn 0 total_states 0 peak_states 0 mark_read 0
            """;

    @Test
    void is_the_log_itself_where_nothing_is_around_it() throws IOException {
        assertThat(read(LOG).log().text()).isEqualTo(LOG);
    }

    @Test
    void leaves_out_what_libbpf_and_bpftool_put_around_it() throws IOException {
        SavedLog saved = read("""
                libbpf: prog 'drop': BPF program load failed: Permission denied
                libbpf: prog 'drop': -- BEGIN PROG LOAD LOG --
                """ + LOG + """
                -- END PROG LOAD LOG --
                libbpf: prog 'drop': failed to load: -13
                libbpf: failed to load object 'x.o'
                Error: failed to load object file
                """);

        assertThat(saved.log().text()).isEqualTo(LOG);
        assertThat(saved.program()).isEqualTo("drop");
        assertThat(saved.reason()).isEqualTo("-13");
    }

    @Test
    void leaves_out_what_iproute2_puts_around_it() throws IOException {
        SavedLog saved = read("""

                Prog section 'classifier' rejected: Permission denied (13)!
                 - Type:         3
                 - License:      GPL

                Verifier analysis:

                """ + LOG + """

                Error fetching program/map!
                """);

        assertThat(saved.log().text().strip()).isEqualTo(LOG.strip());
        assertThat(saved.section()).isEqualTo("classifier");
    }

    @Test
    void leaves_out_what_BCC_puts_around_it() throws IOException {
        assertThat(read("bpf: Failed to load program: Permission denied\n" + LOG
                + "Traceback (most recent call last):\nException: Failed to load BPF program b'x'\n").log().text())
                .isEqualTo(LOG);
    }

    @Test
    void reads_cilium_in_one_line_and_in_many() throws IOException {
        assertThat(read("loading objects: program drop: load program: permission denied: "
                + "1: (71) r2 = *(u8 *)(r1 +12): R1 offset is outside of the packet (5 line(s) omitted)\n")
                .log().text())
                .isEqualTo("1: (71) r2 = *(u8 *)(r1 +12)\nR1 offset is outside of the packet\n");
        assertThat(read("load program: permission denied:\n" + LOG.replaceAll("(?m)^", "\t")).log().text())
                .contains("\n1: (71) r2 = *(u8 *)(r1 +12)\ninvalid access to packet");
    }

    @Test
    void reads_line_ends_that_are_two_letters() throws IOException {
        assertThat(read("LoadError { verifier_log: \"" + LOG.replace("\n", "\\n") + "\" }\n").log().text())
                .contains("\n1: (71) r2 = *(u8 *)(r1 +12)\ninvalid access to packet");
    }

    @Test
    void takes_line_numbers_stamps_quotes_and_colours_away() throws IOException {
        int[] number = {0};
        String numbered = LOG.lines().map(line -> ++number[0] + "\t" + line + "\n").collect(Collectors.joining());

        assertThat(read(numbered).log().text()).isEqualTo(LOG);
        assertThat(read(LOG.replaceAll("(?m)^(?=.)", "2026-01-01T10:00:00.1234567Z ")).log().text()).isEqualTo(LOG);
        assertThat(read(LOG.replaceAll("(?m)^(?=.)", "> ")).log().text()).isEqualTo(LOG);
        assertThat(read(LOG.replaceAll("(?m)^(?=.)", "\u001b[31m")).log().text()).isEqualTo(LOG);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Nov 28 20:49:0N box tc-loader[4711]: ", "2026-11-28T20:49:0N+0000 box loader[4711]: ", "loader-1  | ",
            "2026-11-28T20:49:0N.123456789Z stderr F ", "11-28 20:49:00.12N   412   41N E LibBpfLoader: ",
            "[   12.34567N] LibBpfLoader: ", "[2026-11-28T20:49:0NZ WARN  libbpf_rs] ", "2026/11/28 20:49:0N ", "+",
                    "    "})
    void takes_away_what_is_written_before_every_line(String margin) throws IOException {
        int[] count = {0};
        String saved = ("libbpf: prog 'drop': BPF program load failed: Permission denied\n" + LOG).lines()
                .map(line -> margin.replace("N", "" + count[0]++ % 10) + line + "\n").collect(Collectors.joining());

        assertThat(read(saved).log().text()).endsWith(LOG);
        assertThat(read(saved).program()).isEqualTo("drop");
    }

    @Test
    void reads_JSON_of_a_line_each_and_of_one_for_all() throws IOException {
        String each = LOG.replace("\n", "\\n\", \"stream\": \"stderr\"}\n").replaceAll("(?m)^(?=.)", "{\"log\": \"");
        String all = "{\"err\": \"program drop: load program: permission denied:\\n"
                + LOG.replace("\n", "\\n") + "\"}\n";

        assertThat(read(each).log().text()).isEqualTo(LOG);
        assertThat(read(all).log().text()).endsWith("denied:\n" + LOG);
    }

    @Test
    void takes_titles_and_cleared_lines_of_a_terminal_away() throws IOException {
        assertThat(read(LOG.replaceAll("(?m)^(?=.)", "\u001b]0;box\u0007\u001b[?2004h\u001b[K")).log().text())
                .isEqualTo(LOG);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "\nError fetching program/map!\n", "Traceback (most recent call last):\n  File \"x.py\", line 1\n",
            "Caused by:\n    Permission denied (os error 13)\n", "File  Program  Verdict\n----  -------  -------\n",
            "-- END PROG LOAD LOG --\nIf it used to work, see --legacy option for more details.\n"})
    void ends_with_the_account(String after) throws IOException {
        assertThat(read(LOG + after).log().text()).isEqualTo(LOG);
    }

    @Test
    void leaves_out_what_is_behind_one_line_of_cilium() throws IOException {
        String line = "level=error error=\"program drop: load program: permission denied: "
                + "1: (71) r2 = *(u8 *)(r1 +12): R1 offset is outside of the packet (5 line(s) omitted)";

        assertThat(read(line + "\" subsys=loader\n").log().rejection()).isEqualTo("R1 offset is outside of the packet");
        assertThat(read(line + "\n\ngoroutine 1 [running]:\nmain.main()\n").log().rejection())
                .isEqualTo("R1 offset is outside of the packet");
    }

    @Test
    void is_the_last_rejected_one_of_many() throws IOException {
        String accepted = "0: R1=ctx() R10=fp0\n0: (b7) r0 = 2\n1: (95) exit\n"
                + "processed 2 insns (limit 1000000) max_states_per_insn 0 total_states 0 peak_states 0 mark_read 0\n";
        String end = "-- END PROG LOAD LOG --\n";
        SavedLog saved = read("libbpf: prog 'bad': -- BEGIN PROG LOAD LOG --\n" + LOG + end
                + "libbpf: prog 'good': -- BEGIN PROG LOAD LOG --\n" + accepted + end);

        assertThat(saved.log().text()).isEqualTo(LOG);
        assertThat(saved.program()).isEqualTo("bad");
        assertThat(read(accepted + LOG).log().text()).isEqualTo(LOG);
        assertThat(read(LOG + accepted).log().text()).isEqualTo(LOG);
    }

    @Test
    void joins_what_a_terminal_cut_at_80_columns() throws IOException {
        String cut = LOG.lines().map(line -> line.replaceAll("(.{80})(?=.)", "$1\n") + "\n")
                .collect(Collectors.joining());

        assertThat(read(cut).log().text()).isEqualTo(LOG);
    }

    @Test
    void reads_the_report_of_Linux_7_3_and_the_reason_before_it() {
        LogEnding ending = LogEnding.of(LOG.replace("processed 2", """

                Verification failed: MEMORY: packet access out of bounds

                  Reason:
                    The program reads 1 byte at offset 12.
                  Instruction context:
                        0: (61) r1 = *(u32 *)(r1 +0)
                    >>> 1: (71) r2 = *(u8 *)(r1 +12)
                  Suggestion:
                    Compare the pointer with data_end first.

                processed 2"""));

        assertThat(ending.message()).containsExactly(
                "invalid access to packet, off=12 size=1, R1(id=0,off=12,r=0)", "R1 offset is outside of the packet");
        assertThat(ending.title()).isEqualTo("MEMORY: packet access out of bounds");
        assertThat(ending.section("Reason")).containsExactly("The program reads 1 byte at offset 12.");
        assertThat(ending.section("Suggestion")).containsExactly("Compare the pointer with data_end first.");
    }

    /** A log of 60 MB: what is kept is far less, and it is the end. */
    @Test
    void keeps_the_end_of_a_log_that_is_too_long() throws IOException {
        SavedLog saved;
        try (BufferedReader long_ = new BufferedReader(new Repeated(1_000_000))) {
            saved = SavedLog.read(long_);
        }

        assertThat(saved.lines()).isEqualTo(1_000_000 + LOG.lines().count());
        assertThat(saved.log().text().length()).isLessThan(10 << 20);
        assertThat(saved.log().text()).endsWith(LOG);
        assertThat(saved.isCut()).isTrue();
    }

    private static SavedLog read(String text) throws IOException {
        return SavedLog.read(new BufferedReader(new StringReader(text)));
    }

    /** So many steps of 60 characters, then the log. */
    private static final class Repeated extends Reader {
        private static final String STEP = "17: (07) r4 += 1                      ; R4_w=12 R10=fp0     \n";
        private final Reader end = new StringReader(LOG);
        private long left;

        Repeated(long steps) {
            left = steps * STEP.length();
        }

        @Override
        public int read(char[] into, int from, int count) throws IOException {
            if (left == 0) {
                return end.read(into, from, count);
            }
            int some = (int) Math.min(count, left);
            for (int i = 0; i < some; i++) {
                into[from + i] = STEP.charAt((int) ((STEP.length() - left % STEP.length()) % STEP.length()));
                left--;
            }
            return some;
        }

        @Override
        public void close() {}
    }
}
