package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code :why} of programs that ask packets for what no packet can have, or the lab's have only if one says so. */
class WhyLeftOutTest extends KernelDesk {
    private static final String HEAD = """
            #include "vmlinux.h"
            #include <bpf/bpf_helpers.h>
            #include <bpf/bpf_endian.h>
            char LICENSE[] SEC("license") = "GPL";
            int hits;
            SEC("xdp") int x(struct xdp_md *ctx)
            {
                void *data = (void *)(long)ctx->data, *end = (void *)(long)ctx->data_end;
                struct ethhdr *eth = data;
                struct iphdr *ip = (void *)(eth + 1);
                struct arphdr *arp = (void *)(eth + 1);
                if ((void *)(ip + 1) > end)
                    return XDP_PASS;
            """;

    private String why(String statements) throws Exception {
        desk.file("x.c", HEAD + statements + "\n    return XDP_PASS;\n}\n");
        desk.type(":lab up");
        desk.type(":load x.c");
        desk.type(":attach x");
        assertThat(desk.last().ok()).isTrue();
        return why();
    }

    private String why() throws Exception {
        return desk.type(":why x").replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"if (ip->ihl == 20) hits++;", "if (ip->ttl > 255)\n        hits = 1;",
            "if (ip->version == 0x45) { hits += 1; }"})
    void what_no_number_can_be_is_told_though_the_compiler_left_it_out(String statements) throws Exception {
        assertThat(why(statements)).contains("✗ the compiler left out what uses hits",
                "→ look what can never be in " + statements.replaceFirst("(?s)\\).*", ""), "x.c:14");
    }

    @Test
    void what_is_never_come_to_behind_a_return_is_told() throws Exception {
        assertThat(why("if (ip->ihl != 20)\n        return XDP_PASS;\n    hits++;"))
                .contains("✗ the compiler left out what uses hits x.c:16 uses it", "→ look at the conditions before");
    }

    @ParameterizedTest
    @ValueSource(strings = {"if (ip->ihl == 5) hits++;", "int hits = 0; if (ip->ihl == 20) hits++; return 2 - hits;"})
    void what_is_in_the_code_or_no_variable_of_the_file_is_not_left_out(String statements) throws Exception {
        assertThat(why(statements)).doesNotContain("left out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "if (data + 600 <= end) return XDP_DROP; | its packets are too short | :lab send udp len 558",
            "if (ip->frag_off & bpf_htons(0x2000)) hits++; | every packet turns back | :lab send udp len 2000 mtu 600",
            "if (eth->h_proto == bpf_htons(0x0806)) hits++; | no packet has ethernet type 0x0806 | :lab send arp"})
    void what_can_be_sent_is_sent_by_the_line_that_mends_it(String statements, String cause, String line)
            throws Exception {
        if (statements.contains("0x0806")) { // whether the lab asks anew for an address is its own business
            desk.type(":lab ping");
        }
        assertThat(why(statements)).contains("✗ " + cause, line);
        desk.type(line);
        assertThat(desk.last().ok()).isTrue();
        assertThat(why()).contains("✓ it works with " + line).doesNotContain("✗");
    }

    @Test
    void an_operation_of_arp_is_told_by_what_it_can_be() throws Exception {
        desk.type(":lab send arp");
        why("if (eth->h_proto == bpf_htons(0x0806) && arp->ar_op == 1) hits++;");
        desk.type(":lab send arp");
        assertThat(why()).contains("✗ bytes are the wrong way round", "arp->ar_op == bpf_htons(1)");
    }

    @Test
    void bytes_that_are_asked_for_as_such_are_no_moved_pointer() throws Exception {
        assertThat(why("if (data + 2000 <= end) hits++;")).contains("✗ its packets are too short",
                "asks for 2000 bytes", "→ ask only for what is looked at").doesNotContain("whole structs");
    }

    @Test
    void what_goes_by_chance_is_no_cause() throws Exception {
        assertThat(why("if (bpf_get_prandom_u32() % 1000000 == 7) hits++;"))
                .contains("– it goes by chance x.c:14", ":lab udp --count 1000").doesNotContain("✗");
    }
}
