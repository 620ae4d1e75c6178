package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Maps whose fields are declared as a packet has them, and variables that are set to what they cannot be. */
class PacketFieldsTest extends KernelDesk {
    @BeforeEach
    void load() throws Exception {
        desk.file("flows.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                typedef __be32 address_t;
                struct flow { const address_t from; struct { __be16 port; } to; __u32 n; };
                enum color { RED, GREEN };
                enum color color = GREEN;
                struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 9); __type(key, struct flow);
                \t__type(value, __be16); } flows SEC(".maps");
                struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 9); __type(key, __u32);
                \t__type(value, __u16); } plain SEC(".maps");
                SEC("xdp") int f(struct xdp_md *c)
                {
                \tstruct flow k = {};
                \t__u32 n = color;
                \treturn bpf_map_lookup_elem(&flows, &k) || bpf_map_lookup_elem(&plain, &n) ? 1 : 2;
                }
                char LICENSE[] SEC("license") = "GPL";
                """);
        assertThat(desk.type(":load flows.c")).doesNotContain("refused");
    }

    @Test
    void how_they_are_seen_as_addresses_and_ports_is_offered_and_works() throws Exception {
        desk.type(":map set flows '{from=10.11.0.2, to={port=htons(80)}, n=7}' htons(443)");
        String offered = ":dump map flows --as from=ip,to.port=port,value=port";
        assertThat(desk.type(":dump map flows")).contains("20480", "as a packet has them: " + offered);
        assertThat(desk.type(offered)).containsPattern("10\\.11\\.0\\.2 +.*80.* +7 +443").doesNotContain("as a packet");
    }

    @Test
    void nothing_is_offered_where_nothing_is_declared_so_or_nothing_is_there() throws Exception {
        assertThat(desk.type(":dump map flows")).isEqualTo("no entries");
        desk.type(":map set plain 1 2");
        assertThat(desk.type(":dump map plain")).doesNotContain("as a packet");
    }

    @Test
    void a_variable_that_does_not_fit_is_named_and_not_its_whole_section() throws Exception {
        assertThat(desk.type(":map set .data color BLUE"))
                .startsWith("cannot read BLUE as color of .data\n").contains("has no BLUE", "it has RED, GREEN");
        assertThat(desk.type(":map set .data color RED")).contains("color = RED").contains("was GREEN");
    }
}
