package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.json.Json;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code :watch}, bars and histograms, on maps of the real kernel. */
class WatchTest extends KernelDesk {
    @BeforeEach
    void make() throws Exception {
        desk.type(":load rxcnt.c");
        desk.type(":map create slots array --key 4 --value 8 --entries 32 --like rxcnt");
        assertThat(desk.last().ok()).isTrue();
    }

    @Test
    void what_moves_has_its_moves_per_second() throws Exception {
        String shown = desk.type(":watch :map push flowing 1 --times 1");
        assertThat(shown).contains("there is no map flowing");
        desk.bench().program("rx").run(FRAME, 1);
        Thread counting = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                desk.bench().program("rx").run(FRAME, 100);
            }
        });
        counting.start();
        shown = desk.type(":watch :dump map rxcnt --times 3 --every 100ms --sparks");
        counting.interrupt();
        counting.join();
        assertThat(shown).startsWith(":dump map rxcnt   every 100 ms");
        assertThat(shown).containsPattern("key +sum +per second").containsPattern("1 +\\d+ +[\\d,]+ +[▁-█]+");
        assertThat(Json.of(desk.last().data())).contains("\"moved\":[{\"row\":\"1\",\"column\":\"sum\",\"perSecond\":");
    }

    /** Which would end the waiting in it alone, and the next would begin. */
    @Test
    void ctrl_c_in_a_command_that_waits_ends_the_watch_too() throws Exception {
        assertThat(stopped(":watch :trace --for 60m --times 9", "PipeReader"))
                .contains(":trace --for 60m   every 1 s", "nothing was printed");
    }

    /** What was sent by then is told. */
    @Test
    void ctrl_c_while_packets_are_sent_ends_the_watch_too() throws Exception {
        assertThat(stopped(":watch ':lab send udp :5005 --count 100000 --rate 20' --times 9", "Sending"))
                .contains("every 1 s", "sent from peer0");
    }

    /** What a line said that was ended by Ctrl-C while a class worked. */
    private String stopped(String line, String working) throws Exception {
        AtomicReference<Object> ended = new AtomicReference<>();
        Thread watching = new Thread(() -> {
            try {
                ended.set(desk.type(line));
            } catch (Exception e) {
                ended.set(e);
            }
        });
        watching.start();
        while (watching.isAlive() && Stream.of(watching.getStackTrace())
                .noneMatch(frame -> frame.getClassName().endsWith(working))) {
            Thread.onSpinWait();
        }
        watching.interrupt();
        watching.join(TimeUnit.MINUTES.toMillis(1));
        return String.valueOf(ended.get());
    }

    @Test
    void variables_move_too_and_what_rests_has_no_rate() throws Exception {
        assertThat(desk.type(":watch :dump map .bss --times 2 --every 50ms"))
                .contains("total")
                .doesNotContain("second");
    }

    @Test
    void words_in_quotes_stay_together_and_nothing_is_noted_twice() throws Exception {
        desk.type(":map set flows '{saddr=10.11.0.2, port=80}' 5");
        assertThat(desk.type(":watch :map get flows '{saddr=10.11.0.2, port=80}' --times 2 --every 50ms"))
                .containsPattern("80 +5\n");
        assertThat(desk.type(":history").lines().filter(line -> line.contains(":map get"))).hasSize(1);
        assertThat(desk.type(":watch dump map flows --limit 1 --times 1")).contains("saddr");
    }

    @Test
    void what_fails_ends_it_and_what_has_no_end_does_not_begin() throws Exception {
        assertThat(desk.type(":watch :dump map nothing --times 5")).contains("there is no map nothing");
        assertThat(desk.last().ok()).isFalse();
        assertThat(desk.type(":watch :map get nothing 1"))
                .contains("would never end", ":watch :map get nothing 1 --times 3");
        assertThat(desk.type(":watch :watch :maps --times 2")).contains("does not watch itself");
        assertThat(desk.type(":watch :maps --times none")).contains("no number of times");
        assertThat(desk.type(":watch")).contains("COMMAND is missing");
    }

    @Test
    void bars_are_as_long_as_their_part_of_the_greatest() throws Exception {
        desk.type(":map set slots 1 1");
        desk.type(":map set slots 2 4");
        assertThat(desk.type(":dump map slots --bars"))
                .containsPattern("1 +1 +█{10}\n")
                .containsPattern("2 +4 +█{40}\n")
                .contains("entries of 0");
    }

    @Test
    void slots_are_powers_of_two_as_bcc_counts_them() throws Exception {
        desk.type(":map set slots 1 3");
        desk.type(":map set slots 4 6");
        assertThat(desk.type(":dump map slots --hist"))
                .containsPattern("0 +to +1 +3 +█{20}\n")
                .containsPattern("2 +to +3 +0 *\n")
                .containsPattern("8 +to +15 +6 +█{40}");
        desk.type(":map set flows '{1, 1}' 1");
        assertThat(desk.type(":dump map flows --hist")).contains("cannot draw flows").contains("--bars");
    }

    @Test
    void keys_are_drawn_in_equal_steps_as_lhist_does() throws Exception {
        desk.type(":map set slots 1 3");
        desk.type(":map set slots 4 6");
        assertThat(desk.type(":dump map slots --lhist"))
                .containsPattern("1 +to +1 +3 +█{20}\n")
                .containsPattern("2 +to +2 +0 *\n")
                .containsPattern("4 +to +4 +6 +█{40}");
        desk.type(":map create wide hash --key 4 --value 8 --like slots");
        desk.type(":map set wide 7 1");
        desk.type(":map set wide 1999 2");
        desk.type(":map set wide 1203 2");
        assertThat(desk.type(":dump map wide --lhist"))
                .containsPattern("0 +to +99 +1 +█{20}\n")
                .containsPattern("1,200 +to +1,299 +2 +█{40}\n")
                .containsPattern("1,900 +to +1,999 +2 +█{40}");
        desk.type(":map set flows '{1, 1}' 1");
        assertThat(desk.type(":dump map flows --lhist")).contains("a key must be a number");
    }

    @Test
    void a_value_of_slots_is_a_histogram_as_libbpf_tools_draw_it() throws Exception {
        desk.file("hist.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct hist { __u64 slots[8]; };
                struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 4); __type(key, __u32);
                         __type(value, struct hist); } sizes SEC(".maps");
                SEC("xdp") int any(struct xdp_md *ctx) { __u32 k = 0; return bpf_map_lookup_elem(&sizes, &k) ? 1 : 2; }
                """);
        desk.type(":load hist.c");
        desk.type(":map set sizes 0 '{slots={1, 0, 2}}'");
        assertThat(desk.type(":dump map sizes --hist"))
                .containsPattern("0 +to +1 +1 +█{20}\n")
                .containsPattern("4 +to +7 +2 +█{40}");
        assertThat(desk.type(":dump map sizes --lhist")).containsPattern("2 +to +2 +2 +█{40}");
    }

    @Test
    void a_slot_of_something_is_a_histogram_for_each_and_variables_are_drawn_where_they_can_be() throws Exception {
        desk.file("sections.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct of { __u32 device, slot; };
                struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 8); __type(key, struct of);
                         __type(value, __u64); } sizes SEC(".maps");
                __u32 slots[4] = { 0, 1, 2 };
                int limit = 5, half = -2;
                char name[4] = "abc";
                SEC("xdp") int any(struct xdp_md *ctx)
                {
                \tstruct of k = {};
                \treturn bpf_map_lookup_elem(&sizes, &k) ? slots[ctx->rx_queue_index & 3] : limit + half + name[0];
                }
                """);
        desk.type(":load sections.c");
        desk.type(":map set sizes {2, 3} 4");
        desk.type(":map set sizes {7, 1} 1");
        assertThat(desk.type(":dump map sizes --hist"))
                .containsPattern("device 7\nfrom[^\n]*\n *0 +to +1 +1 +█{40}")
                .containsPattern("device 2\n(?:.*\n)+ *4 +to +7 +4 +█{40}");
        assertThat(desk.type(":dump map sizes --lhist")).containsPattern("device 2\n(?:.*\n)? *3 +to +3 +4");
        assertThat(desk.type(":dump map .data --hist")).containsPattern("4 +to +7 +2 +█{40}");
        assertThat(desk.type(":dump map .data --bars"))
                .containsPattern("limit +5 +█{40}")
                .containsPattern("half +-2")
                .doesNotContain("abc");
    }
}
