package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bpflab.machine.Cgroups;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the kernel refuses with a bare number, in the words of each kind of map, and what to type then. */
class MapRefusalsTest extends KernelDesk {
    @BeforeEach
    void make() throws Exception {
        for (String line : new String[] {"ports devmap", "cpus cpumap", "groups cgroup_array", "per_group cgrp_storage",
                "seen bloom_filter", "counts hash"}) {
            desk.type(":map create " + line + (line.contains("cpumap") ? " --entries 1" : ""));
        }
    }

    @Test
    void a_verb_of_bpftools_is_told_as_it_is_here() throws Exception {
        assertThat(desk.type(":map dump name counts")).contains(":map cannot dump", "try   :dump map counts");
        assertThat(desk.type(":map update counts 1 5")).contains("try   :map set counts 1 5");
        assertThat(desk.type(":map lookup name counts key 1")).contains("try   :map get counts 1");
        assertThat(desk.type(":map show")).contains("try   :maps");
    }

    @Test
    void an_interface_that_is_not_there_is_told_by_its_number_too() throws Exception {
        assertThat(desk.type(":map set ports 0 999999"))
                .contains("no interface of this network namespace has that number");
    }

    @Test
    void an_entry_of_the_kernels_own_form_can_be_set_again() throws Exception {
        assertThat(desk.type(":map set ports 0 lo")).endsWith("new");
        assertThat(desk.type(":map set ports 0 lo")).contains("was {.device = lo");
        desk.file("redirects.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct { __uint(type, BPF_MAP_TYPE_DEVMAP); __uint(max_entries, 2); __type(key, int);
                \t__type(value, struct bpf_devmap_val); } out SEC(".maps");
                SEC("xdp") int f(struct xdp_md *c) { return bpf_redirect_map(&out, 0, 0); }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load redirects.c");
        desk.type(":map set out 0 lo");
        assertThat(desk.type(":map set out 0 lo")).contains("was {.device = lo, .ifindex = 1");
    }

    @Test
    void what_is_shown_of_the_kernels_own_values_can_be_typed() throws Exception {
        desk.type(":map set ports 0 {.device = lo, .ifindex = 1}");
        assertThat(desk.type(":map get ports 0")).contains("lo");
        desk.type(":map set cpus 0 {.queue = 64}");
        assertThat(desk.type(":map get cpus 0")).contains("64");
        desk.type(":map create outer array_of_maps --inner counts");
        assertThat(desk.type(":map set outer 1 counts")).contains(".name = counts");
        String shown = desk.type(":map set outer 1 {.map = " + desk.bench().map("counts").info().id() + ", .name = x}");
        assertThat(shown).contains(".name = counts", "was {.map = ");
    }

    @Test
    void a_word_too_many_is_put_into_quotes_unless_it_is_a_program_for_a_map_that_redirects() throws Exception {
        assertThat(desk.type(":map set counts 1 one two"))
                .contains("\"two\" is one word too many", ":map set counts 1 'one two'");
        assertThat(desk.type(":map set ports 0 lo nobody")).contains("there is no program nobody");
    }

    @Test
    void a_line_that_lacks_words_is_offered_so_that_it_can_be_typed() throws Exception {
        for (String typed : new String[] {":map get counts", ":map set counts", ":map set counts 7", ":map pin counts",
                ":map create", ":map create hash", ":map create lru_hash recent", ":map push seen"}) {
            String hint = desk.type(typed).replaceFirst("(?s).*try +", "").replaceFirst(" +# .*", "");
            assertThat(desk.type(hint)).as(typed + " -> " + hint).doesNotContain("not understood", "no kind of map");
        }
        assertThat(desk.type(":map set counts 7")).contains("try   :map set counts 7 '00 00 00 00 00 00 00 00'");
        desk.type(":map set counts 7 9");
        desk.type(":map delete counts 0");
        assertThat(desk.type(":map get counts")).contains("try   :map get counts '07 00 00 00'");
    }

    @Test
    void a_field_without_its_braces_gets_them() throws Exception {
        desk.file("fields.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct who { int count; char name[6]; };
                struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 2); __type(key, int);
                \t__type(value, struct who); } table SEC(".maps");
                SEC("xdp") int f(struct xdp_md *c) { int k = 0; return bpf_map_lookup_elem(&table, &k) ? 1 : 2; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load fields.c");
        for (String typed : new String[] {"count 5", ".count 5", "count=5", ".count=5", "count:5", "'count = 5'"}) {
            assertThat(desk.type(":map set table 1 " + typed)).as(typed)
                    .contains("a field stands in braces", "try   :map set table 1 {count=5}");
        }
        assertThat(desk.type(":map set table 1 {count=5}")).contains(".count = 5");
        assertThat(desk.type(":map set table 1 '{name=\"größer\"}'"))
                .contains("the text has 8 bytes, and there is room for 6", ":map set table 1 '{name=\"größ\"}'");
    }

    @Test
    void the_queue_of_a_CPU_has_a_length() throws Exception {
        assertThat(desk.type(":map set cpus 0 192")).contains(".queue = 192");
        assertThat(desk.type(":map set cpus 0 99999")).contains("at most 16384 packets", ":map set cpus 0 16384");
        assertThat(desk.type(":map set cpus 0 999999")).contains("1 to 16384 packets");
        assertThat(desk.type(":map set cpus 0 -1")).contains("1 to 16384 packets");
        assertThat(desk.type(":map set cpus 0 0")).contains("was {.queue = 192");
        assertThat(desk.type(":dump map cpus")).contains("no entries");
    }

    @Test
    void a_folder_that_is_no_cgroup_of_version_2_is_told_where_those_are() throws Exception {
        String group = Cgroups.own().orElseThrow();
        assumeTrue(Cgroups.without(Path.of("/proc")).isPresent());
        assertThat(desk.type(":map set groups 1 /proc")).contains("/proc is no cgroup of version 2");
        assertThat(desk.type(":map set per_group /proc 1")).contains("/proc is no cgroup of version 2");
        assertThat(desk.type(":map set groups 1 " + group)).contains("1 = " + group);
        assertThat(desk.type(":map get groups 1")).containsPattern("1 +" + group);
        assertThat(desk.type(":map get groups 0")).contains("no entry has that key");
    }

    @Test
    void a_bloom_filter_is_neither_emptied_nor_asked_for_nothing() throws Exception {
        assertThat(desk.type(":map pop seen")).endsWith(":map peek seen '00 00 00 00 00 00 00 00'");
        assertThat(desk.type(":map peek seen"))
                .contains("is asked for a value", ":map peek seen '00 00 00 00 00 00 00 00'");
    }

    @Test
    void an_entry_that_is_not_there_is_not_deleted_whatever_the_kernel_says() throws Exception {
        desk.type(":map create socks sockmap");
        for (String map : new String[] {"ports", "socks", "counts"}) {
            assertThat(desk.type(":map delete " + map + " 0")).as(map).contains("no entry has that key");
        }
        desk.type(":map set ports 0 lo");
        assertThat(desk.type(":map delete ports 0")).contains("0 deleted");
    }

    @Test
    void what_a_perf_buffer_holds_is_neither_set_nor_looked_up() throws Exception {
        desk.type(":map create buffers perf_event_array");
        assertThat(desk.type(":map set buffers 0 5")).contains("descriptors of events", ":events buffers");
        assertThat(desk.type(":map get buffers 0")).contains("holds records", ":events buffers");
    }

    @Test
    void a_pin_that_another_map_had_is_told_of() throws Exception {
        desk.type(":map pin counts refusals/one");
        assertThat(desk.type(":map pin counts refusals/one")).contains("pinned at").doesNotContain("instead");
        assertThat(desk.type(":map pin counts /tmp/refused")).contains("\n  try   :map pin counts "
                + desk.bench().folders().bpffs().resolve("refused"));
        assertThat(desk.type(":map pin counts refusals/a.b")).contains("names on bpffs have no dots", "refusals/a_b");
        assertThat(desk.type(":map pin ports refusals/one")).contains("refusals/one instead of counts");
    }

    @Test
    void a_socket_that_was_not_opened_to_share_its_port_is_told_so() throws Exception {
        try (DatagramChannel plain = DatagramChannel.open()) {
            plain.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = ((InetSocketAddress) plain.getLocalAddress()).getPort();
            desk.type(":map create shared reuseport_sockarray");
            assertThat(desk.type(":map set shared 0 udp:" + port)).contains("opened with SO_REUSEPORT");
        }
    }

    @Test
    void a_buffer_that_programs_read_has_no_records_for_us_and_no_entries() throws Exception {
        desk.type(":map create told user_ringbuf");
        assertThat(desk.type(":events told --for 1s")).contains("go the other way", ":dump map told");
        assertThat(desk.type(":map push told 1")).contains("a user_ringbuf is no queue").endsWith(":dump map told");
    }

    @Test
    void a_map_that_somebody_froze_is_no_matter_of_the_source() throws Exception {
        desk.type(":map set counts 1 1");
        desk.type(":map freeze counts");
        for (String line : new String[] {":map set counts 1 2", ":map delete counts 1"}) {
            assertThat(desk.type(line))
                    .contains("it is frozen")
                    .contains(":map create counts2 hash --like counts")
                    .doesNotContain("source", ":doctor");
        }
        assertThat(desk.type(":map create counts2 hash --like counts")).contains("key 4, value 8 bytes");
    }

    @Test
    void a_variable_that_is_not_there_is_no_map_without_types_and_one_that_is_names_its_section() throws Exception {
        desk.file("variable.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                int port = 80;
                SEC("xdp") int f(struct xdp_md *c) { return port > 3 ? 1 : 2; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load variable.c");
        assertThat(desk.type(":map set .data prot 1"))
                .contains("there is no variable prot in .data", ":map set .data port 1   # did you mean port?");
        assertThat(desk.type(":map get .data x")).contains("it has port", ":dump map .data");
        assertThat(desk.type(":map get port 0")).contains("that is a variable, in .data", ":map get .data port");
        assertThat(desk.type(":map get .data 0")).contains("80");
        assertThat(desk.type(":map delete .data port")).contains("as long as its program", ":map set .data port 0");
    }

    @Test
    void a_trie_of_IPv6_prefixes_is_typed_and_shown_as_such() throws Exception {
        desk.file("nets.c", """
                #include <linux/bpf.h>
                #include <linux/in6.h>
                #include <bpf/bpf_helpers.h>
                struct net { __u32 prefixlen; struct in6_addr addr; };
                struct { __uint(type, BPF_MAP_TYPE_LPM_TRIE); __uint(max_entries, 8); __uint(map_flags, 1);
                	__type(key, struct net); __type(value, struct in6_addr); } nets SEC(".maps");
                SEC("xdp") int f(struct xdp_md *c)
                {
                	struct net key = {};
                	return bpf_map_lookup_elem(&nets, &key) ? 1 : 2;
                }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load nets.c");
        assertThat(desk.type(":map set nets 2001:db8::/32 fe80::1")).isEqualTo("nets   2001:db8::/32 = fe80::1   new");
        assertThat(desk.type(":map get nets 2001:db8::7")).containsPattern("2001:db8::7/128 +fe80::1");
        assertThat(desk.type(":map set nets fe80::/ ::1")).contains("how many of its bits count");
        assertThat(desk.type(":dump map nets")).containsPattern("(?m)^2001:db8::/32 +fe80::1$");
    }

    @Test
    void a_form_that_the_kernel_does_not_take_is_told_field_by_field() throws Exception {
        assertThat(desk.type(":map create m array --key 8"))
                .contains("its key is 8 bytes, and array takes 4 bytes, the index of an entry", ":map create m array ");
        assertThat(desk.type(":map create m hash --value 99999999")).contains("takes at most 4,194,304 bytes");
        assertThat(desk.type(":map create m struct_ops"))
                .contains("SEC(\".struct_ops\")")
                .doesNotContain(":map create");
    }
}
