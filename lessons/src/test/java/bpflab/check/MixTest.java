package bpflab.check;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.HookKind;
import bpflab.kernel.NeedsKernel;
import bpflab.lesson.Section;
import bpflab.lesson.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Packets by chance, other hooks than XDP, and what is told of a program's answers, on the real kernel. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MixTest extends Examination {
    @Test
    void a_mix_of_packets_holds_a_program_to_the_solution_however_it_is_written() throws Exception {
        solution(PORT.formatted("tcp->dest == bpf_htons(80)"));

        assertThat(judged(PORT.formatted("bpf_ntohs(tcp->dest) == 80"), "mix x200 tcp udp vlan -> as the solution")
                .passed())
                .as("another way").isTrue();
        ExerciseResult.Judged hardCoded = judged(DROP, "loads", "mix x60 -> as the solution");
        assertThat(hardCoded.passed()).isFalse();
        assertThat(hardCoded.rows().get(1).verdict().found()).matches("\\d+ of 60");
        assertThat(hardCoded.rows().get(1).cases()).hasSize(3).allSatisfy(each -> {
            assertThat(each.expected()).isEqualTo("XDP_PASS");
            assertThat(each.seen()).isEqualTo("XDP_DROP");
        });
        assertThat(judged(PORT.formatted("tcp->dest == 80"), "mix x200 tcp -> as the solution").passed())
                .as("the wrong byte order").isFalse();
    }

    @Test
    void a_program_that_knows_the_packets_of_one_seed_does_not_pass_another() throws Exception {
        solution(PORT.formatted("tcp->dest == bpf_htons(80)"));
        Path file = write(PORT.formatted("tcp->dest == bpf_htons(80) || tcp->source == bpf_htons(80)"));
        Step.Exercise exercise = exercise(Optional.empty(), "mix x20 tcp -> as the solution");

        List<Boolean> passed = new ArrayList<>();
        for (long seed = 1; seed <= 8; seed++) {
            passed.add(new ExerciseRun(kernel, clang, () -> lab).examine(file, lesson(), exercise, seed).passed());
        }
        assertThat(passed).contains(false);
        assertThat(passed.get(3)).as("the same seed sends the same")
                .isEqualTo(new ExerciseRun(kernel, clang, () -> lab).examine(file, lesson(), exercise, 4).passed());
    }

    @Test
    void a_program_of_another_hook_than_the_solution_cannot_be_attached() throws Exception {
        solution(PASS);
        String ping = "ping -> 1 reply";

        assertThat(judged(PASS, ping).passed()).isTrue();
        ExerciseResult tc = examine(HEAD + "SEC(\"tc\") int pass(struct __sk_buff *skb) { return 0; }\n", ping);
        assertThat(tc).isInstanceOfSatisfying(ExerciseResult.NotAttached.class, not -> {
            assertThat(not.trouble().why()).isEqualTo("it has no XDP program");
            assertThat(not.trouble().hint()).isEqualTo("put SEC(\"xdp\") above the function");
        });
        String exec = "SEC(\"tracepoint/sched/sched_process_exec\") int seen(void *ctx) { return 0; }\n";
        assertThat(examine(HEAD + exec, ping)).isInstanceOf(ExerciseResult.NotAttached.class);
        assertThat(judged(PASS + exec, ping).passed()).as("one beside it is not meant").isTrue();
        solution(HEAD + exec);
        assertThat(judged(HEAD + exec.replace("tracepoint/sched/", "raw_tracepoint/"), "run true -> exit 0").passed())
                .as("what watches may watch from elsewhere").isTrue();
        Files.delete(folder.resolve("01-try/solution/x.c"));
    }

    @Test
    void a_mix_compares_what_maps_and_variables_hold_afterwards() throws Exception {
        solution(COUNT);

        assertThat(judged(COUNT, "ping -> 1 reply", "mix x20 and counter seen lengths -> as the solution").passed())
                .isTrue();
        ExerciseResult.Judged twice = judged(COUNT.replace("(&counter, 1)", "(&counter, 2)"),
                "mix x20 and counter seen -> as the solution");
        assertThat(twice.rows().get(0).verdict().found()).isEqualTo("other numbers");
        assertThat(twice.rows().get(0).cases()).containsExactly(new Case("counter afterwards", "20", "40"));
    }

    @Test
    void a_variable_may_start_as_if_much_had_been_counted() throws Exception {
        solution(COUNT);
        String check = "mix x20 tcp and counter=4294967290 seen -> as the solution";

        ExerciseResult.Judged narrow = judged(COUNT, check);
        assertThat(narrow.passed()).isTrue();
        assertThat(narrow.rows().get(0).check().sent())
                .isEqualTo("20 packets by chance: tcp; counter starts at 4294967290");
        solution(COUNT.replace("int counter", "unsigned long long counter"));
        assertThat(judged(COUNT, check).rows().get(0).cases())
                .containsExactly(new Case("counter afterwards", "4294967310", "14"));
    }

    @Test
    void a_mix_compares_what_is_printed() throws Exception {
        solution(COUNT);

        assertThat(judged(COUNT, "mix x20 and trace -> as the solution").passed()).isTrue();
        assertThat(judged(
                COUNT.replace("counted to %d", "it has counted to %d."), "mix x20 and trace -> as the solution")
                .passed()).as("a line that says more").isTrue();
        assertThat(judged(COUNT.replace("counted to %d", "counted to %d0"), "mix x20 and trace -> as the solution")
                .passed()).as("a number that begins so").isFalse();
        ExerciseResult.Judged silent = judged(COUNT.replace("bpf_printk", "(void) sizeof"),
                "mix x20 and counter trace -> as the solution");
        assertThat(silent.rows().get(0).verdict().found()).isEqualTo("other lines in the trace");
        assertThat(silent.rows().get(0).cases()).containsExactly(new Case(
                "trace afterwards", "counted to 1, counted to 2, counted to 3, …", "none of these"));
    }

    @Test
    void a_mix_may_be_for_another_program_of_the_file_and_compares_what_it_writes_in_front_of_packets()
            throws Exception {
        String note = HEAD + """
                SEC("xdp") int note(struct xdp_md *ctx)
                {
                        if (bpf_xdp_adjust_meta(ctx, -4))
                                return XDP_PASS;
                        __u32 *meta = (void *)(long)ctx->data_meta;
                        if ((void *)(meta + 1) > (void *)(long)ctx->data)
                                return XDP_PASS;
                        *meta = 7;
                        return XDP_PASS;
                }
                SEC("tc") int other(struct __sk_buff *skb) { return 0; }
                """;
        solution(note);

        String check = "mix x20 udp program=note -> as the solution";
        assertThat(judged(note, "packet udp -> TC_ACT_OK", check).passed()).isTrue();
        ExerciseResult.Judged eight = judged(note.replace("= 7", "= 8"), "packet udp -> TC_ACT_OK", check);
        assertThat(eight.rows().get(1).check().sent()).isEqualTo("20 packets by chance to note: udp");
        assertThat(eight.rows().get(1).cases().get(0).expected()).isEqualTo("XDP_PASS, before it 07 00 00 00");
        assertThat(eight.rows().get(1).cases().get(0).seen()).isEqualTo("XDP_PASS, before it 08 00 00 00");
        ExerciseResult.Judged gone = judged(note.replace("int note", "int notes"), "packet udp -> TC_ACT_OK", check);
        assertThat(gone.rows().get(1).verdict().found()).contains("no program of that name");
    }

    @Test
    void numbers_that_soon_begin_again_are_other_numbers() throws Exception {
        String counted = HEAD + "__u64 sum; SEC(\"xdp\") int count(struct xdp_md *ctx) { sum++; return XDP_PASS; }\n";
        solution(counted);

        String check = "mix x20 udp and sum -> as the solution";
        assertThat(judged(counted.replace("__u64", "__u32"), check).passed()).isTrue();
        ExerciseResult.Row row = judged(counted.replace("__u64", "__u8"), check).rows().get(0);
        assertThat(row.verdict().found()).isEqualTo("other numbers");
        assertThat(row.cases()).containsExactly(
                new Case("sum afterwards", "numbers of 8 bytes", "numbers of 1 byte: 256 is 0 again"));
    }

    @Test
    void what_the_program_answered_tells_drop_and_aborted_apart() throws Exception {
        assertThat(judged(DROP, "ping -> 1 reply").rows().get(0).cases())
                .containsExactly(new Case("to arp reply it answers", "", "XDP_DROP"));
        assertThat(judged(DROP.replace("XDP_DROP", "XDP_ABORTED"), "tcp :80 -> answered").rows().get(0).cases())
                .containsExactly(new Case("to arp reply it answers", "", "XDP_ABORTED"));
        assertThat(judged(DROP.replace("XDP_DROP", "XDP_TX"), "udp :5005 from peer -> 1 reply").rows().get(0).cases())
                .containsExactly(new Case("to arp reply it answers", "", "XDP_TX"));
        assertThat(judged(PASS, "ping -> 2 replies").rows().get(0).cases()).isEmpty();
    }

    @Test
    void a_program_that_sees_what_leaves_is_asked_for_what_leaves() throws Exception {
        String answers = HEAD + """
                SEC("tc") int out(struct __sk_buff *skb)
                {
                        unsigned char port = 0;
                        bpf_skb_load_bytes(skb, 36, &port, 1);
                        return port >= 128 ? 2 : 0;
                }
                """;
        assertThat(rows("tc egress lab0", answers, "tcp :80 -> no answer").get(0).cases()).isEmpty();
        assertThat(rows("tc ingress lab0", answers, "tcp :80 -> answered").get(0).cases())
                .containsExactly(new Case("to tcp from :80 to :40000 syn ack it answers", "", "TC_ACT_SHOT"));
        String requests = answers.replace(">=", "<");
        assertThat(rows("tc egress lab0", requests, "tcp :80 -> answered").get(0).cases())
                .containsExactly(new Case("to arp it answers", "", "TC_ACT_SHOT"));
    }

    @Test
    void exercises_on_other_hooks_are_checked_where_they_are_attached() throws Exception {
        String tc = HEAD + "SEC(\"tc\") int out(struct __sk_buff *skb) { return 2; }\n";
        passes("tc egress lab0", tc, "ping x2 -> no replies", "packet udp -> TC_ACT_SHOT");
        String socket = HEAD + "int seen; SEC(\"socket\") int all(struct __sk_buff *skb) { seen++; return -1; }\n";
        passes("socket lab0", socket, "ping x2 -> 2 replies", "global seen -> at least 2");
        String execs = HEAD
                + "int seen; SEC(\"tracepoint/sched/sched_process_exec\") int exec(void *ctx) { seen++; return 0; }\n";
        passes("tracepoint sched/sched_process_exec", execs, "run true -> exit 0", "global seen -> at least 1");
        String uprobe = HEAD + "int seen; SEC(\"uprobe\") int called(void *ctx) { seen++; return 0; }\n";
        passes("uprobe /bin/bash:main", uprobe, "run /bin/bash -c true -> exit 0", "global seen -> at least 1");
    }

    private void passes(String hook, String source, String... checks) throws Exception {
        List<ExerciseResult.Row> rows = rows(hook, source, checks);
        assertThat(rows).extracting(row -> row.check().sent() + " " + row.verdict())
                .allSatisfy(row -> assertThat(row).contains("Passed"));
    }

    private List<ExerciseResult.Row> rows(String hook, String source, String... checks) throws Exception {
        String[] words = hook.split(" ", 2);
        Step.Exercise exercise = new Step.Exercise(
                1, "", "", Section.Kind.EXERCISE, "x.c", Optional.empty(),
                Optional.of(HookKind.of(words[0]).at(words[1], Optional.empty())),
                Optional.empty(), Optional.empty(), exercise(Optional.empty(), checks).checks());
        ExerciseResult result = examine(write(source), exercise);
        assertThat(result).isInstanceOf(ExerciseResult.Judged.class);
        return ((ExerciseResult.Judged) result).rows();
    }
}
