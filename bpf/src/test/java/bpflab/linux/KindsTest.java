package bpflab.linux;

import static bpflab.linux.LoadTest.program;
import static bpflab.linux.LoadTest.trouble;
import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadResult;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.map.MapEntry;
import bpflab.map.TypedMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Each kind of map on the live kernel: what can be read is, and of the rest it is said why not. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KindsTest {
    private static Kernel kernel;
    private static LoadedObject loaded;

    @BeforeAll
    static void load() {
        kernel = LinuxKernel.open();
        loaded = kernel.load(Sources.object("kinds"), LoadOptions.DEFAULT);
        assertThat(loaded.results()).allSatisfy(r -> assertThat(r).isInstanceOf(LoadResult.Loaded.class));
        program(loaded, "fill").run(new byte[14], 1);
    }

    @AfterAll
    static void close() {
        loaded.close();
        kernel.close();
    }

    @Test
    void a_queue_shows_what_comes_out_next_and_keeps_it() {
        assertThat(read("line")).containsExactly("{.number = 7, .word = \"one\"}");
        assertThat(read("line")).containsExactly("{.number = 7, .word = \"one\"}");
        assertThat(read("pile")).containsExactly("2");
    }

    @Test
    void a_ring_buffer_shows_the_records_that_wait_and_keeps_them() {
        assertThat(read("events")).containsExactly("08 00 00 00 6f 6e 65 00", "01 00 00");
        assertThat(read("events")).hasSize(2);
        assertThat(read("orders")).isEmpty();
    }

    @Test
    void a_bloom_filter_can_be_asked() {
        assertThat(map("seen").mayContain(1)).isTrue();
        assertThat(map("seen").mayContain(77)).isFalse();
        assertThat(refusal("seen")).contains("keeps no values").contains(":map peek seen VALUE");
        assertThat(trouble(() -> map("pile").mayContain(1)).why()).isEqualTo("it is no Bloom filter");
    }

    @Test
    void programs_and_maps_are_told_by_their_ids() {
        assertThat(read("jumps")).isEmpty();
        int first = map("first").info().id();
        assertThat(read("outer")).containsExactly("1 = {.map = " + first + "}");
        assertThat(read("outer_by_key")).containsExactly("2 = {.map = " + first + "}");
    }

    @Test
    void interfaces_are_told_by_their_names() {
        map("ports").put(2, "01 00 00 00 00 00 00 00");
        map("ports_by_number").put(700, 1);
        assertThat(read("ports")).containsExactly("2 = {.device = lo, .ifindex = 1, .program = 0}");
        assertThat(read("ports_by_number")).containsExactly("700 = {.device = lo, .ifindex = 1}");
    }

    @Test
    void a_cpu_is_told_by_its_queue() {
        assertThat(read("cpus")).isEmpty();
        map("cpus").put(0, "40 00 00 00 00 00 00 00");
        assertThat(read("cpus")).containsExactly("0 = {.queue = 64, .program = 0}");
        assertThat(map("cpus").delete(0)).isTrue();
    }

    @Test
    void sockets_are_told_by_their_cookies_where_there_is_room() {
        assertThat(read("sockets")).isEmpty();
        assertThat(read("listeners")).isEmpty();
        assertThat(read("stacks")).isEmpty();
        assertThat(read("sockets_by_key")).isEmpty();
        assertThat(read("few_sockets")).isEmpty();
    }

    @Test
    void prefixes_are_an_address_and_a_length_also_without_a_type() {
        assertThat(read("routes")).containsExactly("10.11.0.0/16 = 1");
        assertThat(read("bare_routes")).containsExactly("10.11.0.0/16 = 01 00 00 00");
    }

    @Test
    void values_of_all_cpus_that_cannot_be_added_are_all_there() {
        MapEntry entry = map("notes").iterator().next();
        assertThat(entry.values()).hasSize(PossibleCpus.count());
        assertThat(entry.sum()).isEmpty();
        assertThat(entry.values().stream().map(v -> v.field("number").asLong()).filter(n -> n != 0))
                .containsExactly(8L);
        if (entry.values().size() > 1) {
            assertThat(entry.value().toString()).contains("\"one\"").contains("\"\"");
        }
    }

    @Test
    void kinds_that_cannot_be_read_say_why_and_what_to_do() {
        assertThat(refusal("perf")).contains("come out once").contains(":events perf --for 5s");
    }

    @Test
    void what_nobody_put_in_is_not_there() {
        assertThat(List.of("rings", "groups", "per_socket", "per_task", "per_file"))
                .allSatisfy(name -> assertThat(read(name)).isEmpty());
    }

    @Test
    void objects_that_are_not_there_are_told_with_what_lists_them() {
        assertThat(refusal(() -> map("per_task").get(999_999_999))).contains("there is no task 999999999", "!ps -eL");
        assertThat(refusal(() -> map("per_task").get("me"))).contains("\"me\" is no task", "1234");
        assertThat(refusal(() -> map("per_file").get("/no/such"))).contains("there is no /no/such");
        assertThat(refusal(() -> map("per_socket").get("lo"))).contains("\"lo\" is no socket", "PID/FD");
        assertThat(refusal(() -> map("groups").put(0, "/proc"))).contains("/proc is no cgroup of version 2");
        assertThat(refusal(() -> map("sockets").put(0, "1/999999"))).contains("there is no such socket");
    }

    @Test
    void a_size_is_in_the_unit_that_it_counts() {
        assertThat(map("events").info().capacity()).isEqualTo("4,096 bytes");
        assertThat(map("events").info().parts()).isEqualTo("records");
        assertThat(map("routes").info().capacity()).isEqualTo("up to 8 entries");
        assertThat(map("routes").info().parts()).isEqualTo("key 8, value 4 bytes");
        assertThat(map("first").info().capacity()).isEqualTo("1 entry");
        assertThat(map("line").info().parts()).isEqualTo("value 8 bytes");
        assertThat(map("perf").info().capacity()).isEqualTo("up to 2 buffers");
        assertThat(map("seen").info().capacity()).isEqualTo("made for 64 entries");
        assertThat(map("per_task").info().capacity()).isEqualTo("one for each task");
    }

    private static TypedMap map(String name) {
        return new TypedMap(LoadTest.map(loaded, name));
    }

    private static List<String> read(String name) {
        return map(name).stream().map(MapEntry::toString).toList();
    }

    private static String refusal(String name) {
        return refusal(() -> map(name).iterator());
    }

    private static String refusal(Runnable what) {
        var trouble = trouble(what);
        return trouble.what() + "\n" + trouble.why() + "\n" + trouble.hint();
    }
}
