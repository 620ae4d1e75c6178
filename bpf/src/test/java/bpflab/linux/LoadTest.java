package bpflab.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bpflab.elf.ObjectFile;
import bpflab.hook.ProgramType;
import bpflab.kernel.CallLog;
import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadResult;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.Program;
import bpflab.machine.Capability;
import bpflab.machine.Machine;
import bpflab.machine.Rights;
import bpflab.map.BpfMap;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.verifier.story.Explanation;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public class LoadTest {
    private static final CallLog CALLS = new CallLog();
    private static Kernel kernel;

    @BeforeAll
    static void open() {
        kernel = LinuxKernel.open(CALLS);
    }

    @AfterAll
    static void close() {
        kernel.close();
    }

    @Test
    void loads_each_program_of_an_object() {
        try (LoadedObject loaded = kernel.load(Sources.object("pass"), LoadOptions.DEFAULT)) {
            assertThat(loaded.results())
                    .hasSize(2)
                    .allSatisfy(result -> assertThat(result).isInstanceOf(LoadResult.Loaded.class));
            Program pass = program(loaded, "pass");
            assertThat(pass.info().type()).isEqualTo(ProgramType.XDP);
            assertThat(pass.info().name()).isEqualTo("pass");
            assertThat(pass.info().tag()).matches("[0-9a-f]{16}");
            assertThat(pass.info().gplCompatible()).isTrue();
            assertThat(pass.info().xlatedBytes()).isEqualTo(16);
            assertThat(pass.info().jitedBytes()).isPositive();
            assertThat(pass.info().verifiedInstructions()).isEqualTo(2);
            assertThat(pass.info().loadedAfterBoot()).isPositive();
            assertThat(pass.spec()).contains(loaded.file().program("pass").orElseThrow());
        }
    }

    @Test
    void loads_one_program_alone() {
        LoadOptions only = new LoadOptions(Optional.of("drop"), 0, Optional.empty(), false);
        try (LoadedObject loaded = kernel.load(Sources.object("pass"), only)) {
            assertThat(loaded.results()).extracting(r -> r.spec().name()).containsExactly("drop");
        }
    }

    @Test
    void a_program_name_that_is_not_there_gets_the_nearest_one() {
        LoadOptions only = new LoadOptions(Optional.of("dorp"), 0, Optional.empty(), false);
        assertThat(trouble(() -> kernel.load(Sources.object("pass"), only)).hint()).isEqualTo("did you mean drop?");
    }

    @Test
    void one_that_is_refused_does_not_keep_the_other_out() {
        try (LoadedObject loaded = kernel.load(Sources.object("mixed"), LoadOptions.DEFAULT)) {
            assertThat(loaded.results().get(0)).isInstanceOf(LoadResult.Rejected.class);
            assertThat(loaded.results().get(0).log().text())
                    .contains("packet[12]", "invalid access to packet, off=12 size=1", "processed ");
            assertThat(loaded.results().get(1)).isInstanceOf(LoadResult.Loaded.class);
            assertThat(loaded.maps()).extracting(BpfMap::name).containsExactly(".bss");
        }
    }

    @Test
    void the_maps_of_an_object_in_which_all_is_refused_are_gone() {
        LoadOptions only = new LoadOptions(Optional.of("refused"), 0, Optional.empty(), false);
        try (LoadedObject loaded = kernel.load(Sources.object("mixed"), only)) {
            assertThat(loaded.maps()).isEmpty();
        }
    }

    @Test
    void two_programs_share_their_global_variables() {
        try (LoadedObject loaded = kernel.load(Sources.object("maps"), LoadOptions.DEFAULT)) {
            byte[] packet = new byte[14];
            program(loaded, "count").run(packet, 1);
            program(loaded, "count_too").run(packet, 1);
            assertThat(map(loaded, ".bss").lookup(new byte[4]).orElseThrow().get(0)).startsWith(11, 0, 0, 0);
            assertThat(map(loaded, ".rodata").lookup(new byte[4]).orElseThrow().get(0)).startsWith(7, 0, 0, 0);
        }
    }

    @Test
    void keeps_the_log_of_what_is_loaded_when_asked_to() {
        LoadOptions level2 = new LoadOptions(Optional.of("pass"), 2, Optional.empty(), false);
        try (LoadedObject loaded = kernel.load(Sources.object("pass"), level2)) {
            assertThat(loaded.results().get(0).log().text()).contains("r0 = 2", "exit", "processed 2 insns");
        }
    }

    @Test
    void a_log_that_is_longer_than_its_room_gets_more() {
        LoadResult result = looping(2, new ProgramLog.Room(4096, 16 << 20));
        assertThat(result).isInstanceOf(LoadResult.Loaded.class);
        assertThat(result.log().text())
                .containsPattern("\n0: R1=ctx\\(.*\\) R10=fp0")
                .contains("\nprocessed ")
                .hasSizeGreaterThan(16_384);
        ((LoadResult.Loaded) result).program().close();
    }

    @Test
    void of_a_log_that_is_too_long_the_end_is_kept_and_the_program_is_loaded() throws Exception {
        assumeTrue(Machine.here().kernel().orElseThrow().isAtLeast(6, 4), "before, the kernel kept a log's beginning");
        LoadResult result = looping(2, new ProgramLog.Room(4096, 16_384));
        assertThat(result).isInstanceOf(LoadResult.Loaded.class);
        assertThat(result.log().text())
                .contains("\nprocessed ")
                .doesNotContain("0: R1=ctx() R10=fp0")
                .hasSizeBetween(8192, 16_384);
        ((LoadResult.Loaded) result).program().close();
    }

    private static LoadResult looping(int level, ProgramLog.Room room) {
        String c = """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("xdp") int loops(struct xdp_md *ctx) {
                    volatile __u64 sum = 0;
                    #pragma clang loop unroll(disable)
                    for (int i = 0; i < 400; i++) { asm volatile("" ::: "memory"); sum += i; }
                    return sum & 1;
                }
                char _license[] SEC("license") = "GPL";
                """;
        ObjectFile object = Sources.text("loops", c);
        try (ObjectImage image = new ObjectImage(object)) {
            LoadOptions options = new LoadOptions(Optional.empty(), level, Optional.empty(), false);
            return new ProgramLoad(object.programs().get(0), options, image, new MapPlan(object))
                    .load(new HashMap<>(), ((LinuxKernel) kernel).readers(), room);
        }
    }

    @Test
    void a_section_that_says_nothing_takes_the_type_that_was_asked_for() {
        String c = "__attribute__((section(\"mine\"))) int two(void *ctx) { return 2; } char _license[] "
                + "__attribute__((section(\"license\"))) = \"GPL\";";
        LoadOptions typed = new LoadOptions(Optional.empty(), 0, Optional.of("xdp"), false);
        try (LoadedObject loaded = kernel.load(Sources.text("two", c), typed)) {
            assertThat(program(loaded, "two").info().type()).isEqualTo(ProgramType.XDP);
        }
        try (LoadedObject untyped = kernel.load(Sources.text("two", c), LoadOptions.DEFAULT)) {
            assertThat(((LoadResult.Rejected) untyped.results().get(0)).explanation().kind()).isEqualTo("section");
        }
        LoadOptions wrong = new LoadOptions(Optional.empty(), 0, Optional.of("xpd"), false);
        assertThat(trouble(() -> kernel.load(Sources.text("two", c), wrong)).hint()).isEqualTo("did you mean xdp?");
    }

    @Test
    void strict_refuses_what_root_may_do() {
        String c = """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 4); __type(key, __u64); __type(value, __u64); } seen SEC(".maps");
                SEC("xdp") int unwritten(struct xdp_md *ctx) {
                    volatile __u64 key;
                    bpf_map_lookup_elem(&seen, (void *)&key);
                    return XDP_PASS;
                }
                char _license[] SEC("license") = "GPL";
                """;
        try (LoadedObject loaded = kernel.load(Sources.text("unwritten", c), LoadOptions.DEFAULT)) {
            assertThat(loaded.results().get(0)).isInstanceOf(LoadResult.Loaded.class);
        }
        LoadOptions strict = new LoadOptions(Optional.empty(), 0, Optional.empty(), true);
        try (LoadedObject loaded = kernel.load(Sources.text("unwritten", c), strict)) {
            assertThat(loaded.results().get(0).log().text()).containsPattern("invalid (indirect )?read from stack");
        }
        assertThat(Rights.current().held()).contains(Capability.CAP_PERFMON);
    }

    @Test
    void an_object_with_maps_of_before_libbpf_1_0_is_refused_in_words() {
        String c = """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct old { unsigned type, key, value, max, flags; };
                struct old SEC("maps") counts = { BPF_MAP_TYPE_ARRAY, 4, 8, 16, 0 };
                SEC("xdp") int use(struct xdp_md *ctx) { __u32 k = 0; return bpf_map_lookup_elem(&counts, &k) ? 2 : 1; }
                char _license[] SEC("license") = "GPL";
                """;
        ObjectFile object =
                new ObjectFile(
                        "old.o", Sources.image("old", c), "GPL", List.of(Sources.object("pass").programs().get(0)),
                                List.of(), Optional.empty());
        Trouble trouble = trouble(() -> kernel.load(object, LoadOptions.DEFAULT));
        assertThat(trouble.what()).isEqualTo("cannot load old.o");
        assertThat(trouble.why()).contains("before libbpf 1.0");
        assertThat(trouble.hint()).contains(":load FILE.c", ":translate FILE.c");
    }

    @Test
    void a_map_that_cannot_be_made_is_the_reason() {
        String c = """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 4); __type(key, __u64); __type(value, __u64); } odd SEC(".maps");
                SEC("xdp") int use(struct xdp_md *ctx) { __u64 k = 0; return bpf_map_lookup_elem(&odd, &k) ? 2 : 1; }
                char _license[] SEC("license") = "GPL";
                """;
        try (LoadedObject loaded = kernel.load(Sources.text("odd", c), LoadOptions.DEFAULT)) {
            assertThat(loaded.results().get(0)).isInstanceOfSatisfying(LoadResult.Rejected.class,
                    rejected -> assertThat(rejected.explanation())
                            .returns("__type(key, __u32);   in the definition of odd, in place of its key",
                                    Explanation::fix)
                            .returns("map 'odd': failed to create: Invalid argument", Explanation::says));
        }
    }

    @Test
    void a_jump_table_that_the_source_fills_jumps_to_the_programs_that_are_listed() {
        try (LoadedObject loaded = kernel.load(Sources.object("jump"), LoadOptions.DEFAULT)) {
            assertThat(program(loaded, "first").run(new byte[14], 1).verdict()).isEqualTo(1);
            assertThat(map(loaded, "jumps").entries().next().values().get(0))
                    .startsWith(MapTest.bytes(4, program(loaded, "next").info().id()));
            assertThat(kernel.programs())
                    .filteredOn(p -> p.mapIds().contains(map(loaded, "jumps").info().id()))
                    .hasSize(1);
        }
    }

    @Test
    void closed_twice_is_closed_and_used_then_is_said() {
        LoadedObject loaded = kernel.load(Sources.object("maps"), LoadOptions.DEFAULT);
        Program count = program(loaded, "count");
        BpfMap slots = map(loaded, "slots");
        int id = count.info().id();
        loaded.close();
        loaded.close();
        assertThat(trouble(count::info).why()).isEqualTo("it was closed");
        assertThat(trouble(slots::entries).why()).isEqualTo("it was closed");
        assertThat(trouble(() -> slots.lookup(new byte[4])).why()).isEqualTo("it was closed");
        assertThat(trouble(() -> kernel.program(id)).why()).isEqualTo("there is none with that id");
    }

    @Test
    void says_which_calls_it_made() {
        CALLS.take();
        try (LoadedObject loaded = kernel.load(Sources.object("mixed"), LoadOptions.DEFAULT)) {
            int id = program(loaded, "accepted").info().id();
            List<String> calls = CALLS.take();
            assertThat(calls)
                    .anyMatch(call -> call.matches("BPF_MAP_CREATE array \\.bss, key 4 bytes, value 4 bytes, .*"))
                    .anyMatch(call -> call.matches("BPF_PROG_LOAD xdp accepted, \\d+ insns -> fd \\d+, id " + id));
            assertThat(calls).contains("BPF_PROG_LOAD refused, now with a log -> EACCES");
            assertThat(CALLS.take()).isEmpty();
        }
    }

    public static Program program(LoadedObject loaded, String name) {
        return loaded.results().stream()
                .filter(r -> r.spec().name().equals(name))
                .map(r -> ((LoadResult.Loaded) r).program())
                .findFirst()
                .orElseThrow();
    }

    public static BpfMap map(LoadedObject loaded, String name) {
        return loaded.maps().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
    }

    public static Trouble trouble(Runnable task) {
        try {
            task.run();
        } catch (TroubleException e) {
            return e.trouble();
        }
        throw new AssertionError("no trouble");
    }
}
