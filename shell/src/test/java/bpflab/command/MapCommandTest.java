package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.json.Json;
import bpflab.machine.Cgroups;
import bpflab.map.TypedMap;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code :map}: entries looked up and changed by typed text, maps made, on the real kernel. */
class MapCommandTest extends KernelDesk {
    @BeforeEach
    void load() throws Exception {
        try (var in = MapCommandTest.class.getResourceAsStream("changes.c")) {
            Files.write(desk.bench().folder().newFile("changes.c"), in.readAllBytes());
        }
        desk.type(":load changes.c");
        assertThat(desk.last().ok()).isTrue();
    }

    @Test
    void a_value_is_set_by_the_names_of_fields() throws Exception {
        assertThat(desk.type(":map set flows '{src=10.11.0.2, proto=17}' 5"))
                .isEqualTo("flows   {.src = 33557258, .proto = 17} = 5   new");
        assertThat(desk.type(":map set flows '{src=10.11.0.2, proto=17}' 0x10")).contains("= 16   was 5");
        assertThat(Json.of(desk.last().data()))
                .isEqualTo("{\"map\":\"flows\",\"key\":{\"src\":33557258,\"proto\":17},\"value\":16,\"before\":5}");
        assertThat(desk.type(":map get flows '{10.11.0.2, 17}' --as ip")).contains("10.11.0.2").contains("16");
        assertThat(desk.type(":how"))
                .contains("bpftool map lookup id")
                .contains("key hex 0a 0b 00 02 11 00 00 00")
                .contains("BPF_MAP_LOOKUP_ELEM flows");
        assertThat(desk.type(":map delete flows '{10.11.0.2, 17}'")).contains("deleted   was 16");
        assertThat(desk.type(":map get flows '{10.11.0.2, 17}'")).contains("no entry has that key");
        assertThat(desk.type(":map delete flows '{10.11.0.2, 17}'")).contains("no entry has that key");
    }

    @Test
    void a_key_that_reads_the_same_and_has_other_bytes_in_its_padding_is_told_of() throws Exception {
        desk.bench().map("flows").update(new byte[] {10, 11, 0, 2, 17, 1, 2, 3}, new byte[8]);

        assertThat(desk.type(":dump map flows")).contains("17");
        assertThat(desk.type(":map get flows '{10.11.0.2, 17}'"))
                .contains("one entry reads so, and its key has other bytes in its padding")
                .contains("= {}")
                .endsWith(":dump map flows");
        assertThat(desk.type(":map get flows '{10.11.0.3, 17}'")).contains("no entry has that key");
    }

    @Test
    void a_text_with_other_bytes_behind_its_end_is_told_of() throws Exception {
        desk.file("names.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 8);
                \t__type(key, char[8]); __type(value, __u32); } names SEC(".maps");
                SEC("xdp") int f(struct xdp_md *c)
                { char key[8] = {}; return bpf_map_lookup_elem(&names, key) ? 1 : 2; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load names.c");
        desk.bench().map("names").update(new byte[] {'c', 'p', 0, 1, 2, 3, 4, 5}, new byte[4]);
        desk.bench().map("names").update(new byte[] {'c', 'p', 0, 1, 2, 3, 4, 6}, new byte[4]);

        assertThat(desk.type(":map get names cp"))
                .contains("2 entries read so, and their keys have other bytes behind the text's end")
                .endsWith(":dump map names --as hex");
        assertThat(desk.type(":dump map names --as hex")).contains("63 70 00 01 02 03 04 06");
    }

    @Test
    void a_prefix_of_a_trie_is_new_where_a_shorter_one_covers_it() throws Exception {
        desk.file("tries.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct { __uint(type, BPF_MAP_TYPE_LPM_TRIE); __uint(max_entries, 8); __uint(map_flags, 1);
                \t__uint(key_size, 8); __uint(value_size, 4); } nets SEC(".maps");
                SEC("xdp") int f(struct xdp_md *c) { __u64 key = 0; return bpf_map_lookup_elem(&nets, &key) ? 1 : 2; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load tries.c");
        assertThat(desk.type(":map set nets 10.11.0.0/16 1")).endsWith("new");
        assertThat(desk.type(":map set nets 10.11.0.0/24 2")).endsWith("new");
        assertThat(desk.type(":map set nets 10.11.0.77/24 3")).contains("was 02 00 00 00");
        assertThat(desk.type(":map delete nets 10.11.0.0/16")).contains("was 01 00 00 00");
    }

    @Test
    void a_prefix_longer_than_its_address_is_refused_by_its_length() throws Exception {
        assertThat(desk.type(":map set routes '{prefixlen=33, addr=10.11.0.0}' 1"))
                .contains("33 does not fit prefixlen: it is 0 to 32",
                        ":map set routes '{prefixlen=32, addr=10.11.0.0}' 1   # or less");
    }

    @Test
    void a_variable_is_set_by_its_name_and_the_others_stay() throws Exception {
        desk.file("variables.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                int port = 80, limit = 7;
                char name[8] = "web";
                SEC("xdp") int f(struct xdp_md *c) { return port > limit + name[0] ? 1 : 2; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load variables.c");
        assertThat(desk.type(":map set .data limit 9")).isEqualTo(".data   limit = 9   was 7");
        assertThat(desk.type(":map get .data limit")).isEqualTo(".data   limit = 9");
        assertThat(desk.type(":dump map .data")).containsPattern("port +80").containsPattern("limit +9")
                .containsPattern("name +\"web\"");
        assertThat(desk.type(":map set .data limit much")).contains("much is not a number");
    }

    @Test
    void a_map_without_keys_says_what_it_has_instead() throws Exception {
        assertThat(desk.type(":map get line")).contains("a queue has no keys", ":map peek line", ":map pop line");
        assertThat(desk.type(":map set line 1 2")).contains("a queue has no keys", ":map push line 2");
        desk.type(":map create seen bloom_filter --value 4");
        desk.type(":map create told ringbuf --entries 4096");
        assertThat(desk.type(":map set told 1 2")).contains("a ringbuf has no keys", ":events told   # its records");
        assertThat(desk.type(":map get seen 4")).contains("a bloom_filter has no keys", ":map peek seen 4");
    }

    @Test
    void addresses_text_and_enums_are_typed_as_people_write_them() throws Exception {
        assertThat(desk.type(":map set hosts 1 '{mac=02:00:00:00:00:1f, addr=fe80::1, name=web, last=UDP}'"))
                .contains(".mac = {2, 0, 0, 0, 0, 31}")
                .contains(".addr = {254, 128, 0,")
                .contains(".name = \"web\"")
                .contains(".last = UDP");
    }

    @Test
    void a_value_that_does_not_fit_its_field_is_refused_with_the_field_and_its_range() throws Exception {
        assertThat(desk.type(":map set flows '{src=10.11.0.2, proto=300}' 5"))
                .contains("300 does not fit proto: __u8 is 0 to 255")
                .contains(":map set flows '{src=10.11.0.2, proto=255}' 5   # or less");
        assertThat(desk.type(":map set flows '{src=10.11.0.2, prot=17}' 5")).contains("did you mean proto");
        assertThat(desk.type(":map set flows '{1, 17}' -1")).contains("-1 does not fit: __u64 is 0 to")
                .contains(":map set flows '{1, 17}' 0   # or more");
        assertThat(desk.type(":map set hosts 1 '{last=TPC}'")).contains("has no TPC").contains("TCP");
        assertThat(desk.type(":map set hosts 1 '{name=\"much too long\"}'")).contains("room for 8");
        assertThat(new TypedMap(desk.bench().map("flows")).size()).isZero();
    }

    @Test
    void a_task_a_file_a_socket_and_a_cgroup_are_written_as_people_name_them() throws Exception {
        long here = ProcessHandle.current().pid();
        desk.type(":map create per_task task_storage");
        assertThat(desk.type(":map set per_task " + here + " 5")).contains("{.task = " + here + "} = 5   new");
        assertThat(desk.type(":dump map per_task")).containsPattern("task +what +value\n *" + here + " +java +5");
        assertThat(desk.type(":map delete per_task " + here)).contains("deleted   was 5");
        assertThat(desk.type(":map set per_task 999999999 5")).contains("there is no task 999999999", "!ps -eL");
        desk.type(":map create per_file inode_storage --value 4");
        assertThat(desk.type(":map set per_file /proc/self/exe 7")).contains("= 7   new");
        assertThat(desk.type(":dump map per_file")).containsPattern("/java +7").contains(
                "of files that some process has open; another: :map get per_file PATH");
        assertThat(desk.type(":how")).contains("each for a descriptor of every file that is there");
        desk.type(":map create groups cgroup_array --entries 2");
        String group = Cgroups.own().orElseThrow();
        assertThat(desk.type(":map set groups 1 " + group)).contains("1 = " + group);
        assertThat(desk.type(":dump map groups")).containsPattern("1 +" + group);
        assertThat(desk.type(":how")).contains("a program that reads groups in the kernel's memory");
        assertThat(desk.type(":map set groups 2 " + group)).contains("it goes from 0 to 1");
    }

    @Test
    void a_full_map_says_what_makes_room() throws Exception {
        desk.type(":map set flows '{1, 1}' 1");
        desk.type(":map set flows '{2, 1}' 1");
        assertThat(desk.type(":map set flows '{3, 1}' 1"))
                .contains("it is full").contains(":map delete flows '{.src = ");
        desk.type(":map push line 1");
        desk.type(":map push line 2");
        assertThat(desk.type(":map push line 3")).contains("it is full").contains(":map pop line");
    }

    @Test
    void a_prefix_is_an_address_and_a_length() throws Exception {
        assertThat(desk.type(":map set routes 10.11.0.0/16 1")).contains("10.11.0.0/16 = 1   new");
        assertThat(desk.type(":dump map routes")).containsPattern("10\\.11\\.0\\.0/16 +1");
        assertThat(new TypedMap(desk.bench().map("routes")).get("{16, {10, 11}}").orElseThrow().asLong()).isOne();
        assertThat(desk.type(":map set routes 10.11.0.0/33 1")).contains("33 does not fit prefixlen: it is 0 to 32");
        assertThat(desk.type(":map set routes fe80::/16 1")).contains("has 16 bytes, and there is room for 4");
        assertThat(desk.type(":map set routes x/16 1")).contains("x is no address");
    }

    @Test
    void a_value_per_cpu_is_set_for_all_or_for_one() throws Exception {
        String set = desk.type(":map set counts 0 7");
        TypedMap counts = new TypedMap(desk.bench().map("counts"));
        int cpus = counts.get(0).orElseThrow().values().size();
        assertThat(set).contains("0 = 7 on each of " + cpus + " CPUs, " + 7 * cpus + " in all");
        assertThat(counts.get(0).orElseThrow().values()).allSatisfy(value -> assertThat(value.asLong()).isEqualTo(7));
        assertThat(desk.type(":map set counts 0 9 --cpu 0")).contains("0 = 9 on CPU 0, " + (7 * cpus + 2) + " in all");
        assertThat(counts.get(0).orElseThrow().values().get(0).asLong()).isEqualTo(9);
        assertThat(counts.get(0).orElseThrow().asLong())
                .isEqualTo(9 + 7L * (counts.get(0).orElseThrow().values().size() - 1));
        assertThat(desk.type(":map set counts 0 9 --cpu 5000")).contains("this machine can have");
        assertThat(desk.type(":map set flows '{1, 1}' 9 --cpu 0")).contains("one value for all CPUs");
        assertThat(desk.type(":map set counts 2 9")).contains("it goes from 0 to 1");
        assertThat(desk.type(":map get counts 2")).contains("it goes from 0 to 1");
    }

    @Test
    void a_queue_gives_in_order_what_was_put_in() throws Exception {
        assertThat(desk.type(":map push line 7")).isEqualTo("line   7 is in");
        desk.type(":map push line 8");
        assertThat(desk.type(":map peek line")).isEqualTo("line   7 comes out next");
        assertThat(desk.type(":map pop line")).isEqualTo("line   7 taken out");
        assertThat(desk.type(":map pop line")).isEqualTo("line   8 taken out");
        assertThat(desk.type(":map pop line")).isEqualTo("line   is empty");
        assertThat(desk.type(":map pop flows")).contains("neither a queue nor a stack");
        assertThat(desk.type(":map push flows 1")).contains("a hash is no queue");
    }

    @Test
    void a_bloom_filter_is_asked_for_a_value() throws Exception {
        desk.type(":map push seen 1");
        assertThat(desk.type(":map peek seen 1")).contains("1 was perhaps put in");
        assertThat(desk.type(":map peek seen 77")).contains("77 was never put in");
    }

    @Test
    void a_program_is_set_to_be_jumped_to_and_a_map_into_a_map() throws Exception {
        desk.type(":map set jumps 1 pass");
        assertThat(desk.last().ok()).isTrue();
        assertThat(desk.type(":dump map jumps"))
                .containsPattern("key +program +name")
                .containsPattern("1 +" + desk.bench().program("pass").info().id() + " +pass");
        assertThat(desk.type(":map set jumps 2 other")).contains("of one kind", "of type xdp");
        assertThat(desk.type(":map set jumps 1 nobody")).contains("there is no program nobody");
        assertThat(desk.type(":map set jumps 9 pass")).contains("it goes from 0 to 3");
        desk.type(":map create small array --entries 1");
        desk.type(":map set outer 5 small");
        assertThat(desk.type(":dump map outer"))
                .containsPattern("5 +" + desk.bench().map("small").info().id() + " +small");
        assertThat(desk.type(":map delete jumps 1")).contains("deleted");
    }

    @Test
    void an_interface_is_set_by_its_name() throws Exception {
        desk.type(":map set ports 1 lo");
        assertThat(desk.type(":map get ports 1")).contains("lo");
        assertThat(desk.type(":map set ports 1 nolab9")).contains("there is no interface nolab9");
    }

    @Test
    void a_frozen_map_is_changed_by_nobody_outside() throws Exception {
        desk.type(":map set flows '{1, 1}' 1");
        assertThat(desk.type(":map freeze flows")).contains("is frozen");
        assertThat(desk.type(":map set flows '{1, 1}' 2")).contains("it is read-only: it is frozen");
        assertThat(desk.type(":map freeze flows")).contains("frozen already");
        assertThat(desk.type(":map get flows '{1, 1}'")).contains("1");
    }

    @Test
    void a_map_is_made_with_the_usual_or_the_asked_sizes() throws Exception {
        assertThat(desk.type(":map create seen2 hash"))
                .contains("key 4, value 8 bytes")
                .contains("up to 10,240 entries");
        assertThat(desk.type(":map create more hash --key 8 --value 2 --entries 3")).contains("key 8, value 2 bytes");
        desk.type(":map set more '01 02 03 04 05 06 07 08' 0xffff");
        assertThat(desk.type(":map get more 0x0807060504030201")).contains("ff ff");
        assertThat(desk.type(":map set more 1 65536")).contains("2 bytes, so at most 65535");
        assertThat(desk.type(":maps")).contains("seen2").contains("more");
        assertThat(desk.type(":map create twin hash --like flows")).contains("key 8, value 8 bytes");
        int first = desk.bench().map("twin").info().id();
        assertThat(desk.type(":map create twin --like flows")).contains("twin   hash", "key 8, value 8 bytes")
                .containsIgnoringWhitespaces("twin was id " + first);
        assertThat(desk.bench().map("twin").info().id()).isNotEqualTo(first);
        assertThat(desk.type(":map set twin '{src=1.2.3.4, proto=6}' 1")).contains(".proto = 6");
        assertThat(desk.type(":map create ring ringbuf --entries 5000"))
                .contains("power of 2")
                .contains("--entries 4096");
        assertThat(desk.type(":map create ring rinbuf")).contains("did you mean ringbuf");
        assertThat(desk.type(":map create of_maps array_of_maps")).contains("--inner flows");
        assertThat(desk.type(":map create of_maps array_of_maps --inner more")).contains("up to 256 entries");
        assertThat(desk.type(":map create 'a b' hash")).contains("1 to 15 letters");
    }

    @Test
    void a_map_is_pinned_as_long_as_the_bench_stands() throws Exception {
        assertThat(desk.type(":map pin flows map_command_test/flows")).contains("pinned at").contains("keep-pins");
        assertThat(desk.type(":map get " + desk.bench().folders().bpffs().resolve("map_command_test/flows") + " '{1}'"))
                .contains("no entry has that key");
    }

    @Test
    void what_is_not_understood_says_what_to_type() throws Exception {
        assertThat(desk.type(":map got flows 1")).contains("did you mean get");
        assertThat(desk.type(":map set flows 1")).contains("something is missing").contains(":map set flows 1 ");
        assertThat(desk.type(":map get flows 1 2")).contains("one word too many");
        assertThat(desk.type(":map get nothing 1")).contains("there is no map nothing");
    }
}
