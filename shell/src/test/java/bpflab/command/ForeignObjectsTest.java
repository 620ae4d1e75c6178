package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.bench.JavaApi;
import bpflab.json.Json;
import bpflab.kernel.Inventory;
import bpflab.kernel.Kernel;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.Program;
import bpflab.linux.LinuxKernel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs and maps that another bench loaded, looked at by their ids. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForeignObjectsTest {
    /** Names and a tag that no other run of this test has on the same kernel. */
    private static final long RUN = ProcessHandle.current().pid() % 1_000_000;
    private static final String PASS = "pass_" + RUN;
    private static final String HITS = "hits_" + RUN;
    private static final String PINNED = "/sys/fs/bpf/desk-of-others/" + PASS;
    private static final String COUNTER = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>

            struct {
            	__uint(type, BPF_MAP_TYPE_ARRAY);
            	__uint(max_entries, 1);
            	__type(key, __u32);
            	__type(value, __u64);
            } foreign_hits SEC(".maps");

            SEC("xdp")
            int foreign_pass(struct xdp_md *ctx)
            {
            	__u32 key = 0;
            	__u64 *hits = bpf_map_lookup_elem(&foreign_hits, &key);

            	if (hits)
            		*hits += RUN;
            	return XDP_PASS;
            }
            """
                    .replace("foreign_pass", PASS)
                    .replace("foreign_hits", HITS)
                    .replace("RUN", String.valueOf(RUN));

    @TempDir
    Path folder;
    private Desk desk;
    private Desk others;
    private int program;
    private int map;

    @BeforeEach
    void load() throws Exception {
        desk = Desk.in(folder.resolve("desk"));
        others = Desk.in(folder.resolve("others")).file("counter.c", COUNTER);
        others.type(":load counter.c");
        program = others.bench().programs().get(0).info().id();
        map = others.bench().maps().get(0).info().id();
    }

    @AfterEach
    void close() {
        desk.close();
        others.close();
    }

    @Test
    void live_no_longer_than_their_owners_want_however_often_they_are_looked_at() throws Exception {
        for (String line : List.of(":dump xlated " + program, ":dump jited " + program, ":dump map " + map,
                ":dump xlated " + program)) {
            desk.type(line);
            assertThat(desk.last().ok()).as(line).isTrue();
        }
        others.close();

        assertThat(holds(Inventory.ObjectKind.PROG, program)).isFalse();
        assertThat(holds(Inventory.ObjectKind.MAP, map)).isFalse();
    }

    @Test
    void are_found_by_id_tag_and_pin_and_by_name_when_asked_for_in_the_whole_kernel() throws Exception {
        String tag = others.bench().programs().get(0).info().tag();
        others.type(":load counter.c --pin desk-of-others");
        int later = others.bench().programs().get(0).info().id();
        for (String word : List.of(String.valueOf(later), tag, PINNED, "desk-of-others/" + PASS,
                PASS + " --all")) {
            assertThat(desk.type(":dump xlated " + word)).as(word).contains("int " + PASS + "(struct xdp_md *ctx)");
            assertThat(desk.type(":programs " + word)).as(word).containsPattern(later + " +" + PASS + " +xdp");
            assertThat(desk.bench().how().calls()).as(word).isNotEmpty();
        }
        assertThat(desk.type(":dump map " + HITS + " --all")).contains("key");
        assertThat(desk.type(":maps " + HITS + " --all")).contains(HITS + "   array");
        others.close();
        assertThat(holds(Inventory.ObjectKind.PROG, later)).isFalse();
    }

    @Test
    void are_dumped_with_the_stages_that_there_are() throws Exception {
        String all = desk.type(":dump all " + program);
        assertThat(all).contains("*hits += " + RUN + ";").contains("kernel ").contains("r0 = 2").contains("x86-64")
                .doesNotContain("compiled ").contains("without the elf stage: it was not loaded by this bench");
        assertThat(desk.bench().how().tools()).containsExactly(
                "bpftool prog dump xlated id " + program, "bpftool prog dump jited id " + program);
        assertThat(Json.of(desk.last().data())).contains("\"missing\":[{\"stage\":\"elf\"");
        assertThat(all).doesNotContain("of each stage");
        String some = desk.type(":dump all " + program + " --limit 3");
        assertThat(some).contains("the first 3 instructions of each stage: --limit N shows more");
        assertThat(some.lines()).hasSizeLessThan((int) all.lines().count());
    }

    @Test
    void a_name_that_several_have_is_told_with_their_ids() throws Exception {
        desk.file("counter.c", COUNTER);
        desk.type(":load counter.c");
        int ours = desk.bench().programs().get(0).info().id();
        assertThat(desk.type(":dump xlated " + PASS)).contains("int " + PASS);
        String said = desk.type(":dump xlated " + PASS + " --all");
        assertThat(said).contains("which program " + PASS + "?")
                .contains("the kernel has several: id " + program + " (xdp), id " + ours + " (xdp)");
        assertThat(desk.type(":programs " + PASS + " --all").lines().filter(line -> line.contains("xdp"))).hasSize(2);
        assertThat(desk.type(":dump map " + HITS + " --all")).contains("which map " + HITS + "?");
    }

    @Test
    void a_name_that_only_the_kernel_has_is_told_with_its_id() throws Exception {
        assertThat(desk.type(":dump xlated " + PASS))
                .contains("there is no program " + PASS + " on this bench").contains("id " + program)
                .contains("--all   # the kernel");
        assertThat(desk.type(":dump map " + HITS)).contains("id " + map);
    }

    @Test
    void what_the_whole_kernel_has_not_is_not_looked_for_on_this_bench_again() throws Exception {
        String gone = "gone_" + RUN;
        for (String line : List.of(":programs " + gone, ":dump xlated " + gone)) {
            assertThat(desk.type(line + " --all")).as(line)
                    .contains("there is no program " + gone + " in this kernel", ":programs --all   # lists all");
        }
        assertThat(desk.type(":dump map " + gone + " --all")).contains("there is no map " + gone + " in this kernel");
    }

    @Test
    void an_id_that_nothing_has_any_more_is_told_as_such() throws Exception {
        others.close();
        for (String line : List.of(":programs " + program, ":programs " + program + " --all")) {
            assertThat(desk.type(line)).as(line).contains("there is no program " + program + " in this kernel");
        }
        // The kernel lets go of a program's maps behind the program, in a work queue (bpf_prog_free_deferred).
        long end = System.nanoTime() + 10_000_000_000L;
        while (desk.bench().inventory().maps().stream().anyMatch(info -> info.id() == map)
                && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(desk.type(":maps " + map)).contains("there is no map " + map + " in this kernel");
        assertThat(desk.type(":dump xlated " + program)).contains("there is none with that id")
                .contains("try   :programs --all   # lists");
    }

    @Test
    void a_pin_of_another_kind_or_none_is_told() throws Exception {
        others.type(":load counter.c --pin desk-of-others");
        assertThat(desk.type(":dump map " + PINNED)).contains("a program is pinned there");
        assertThat(desk.type(":dump xlated /sys/fs/bpf/none")).contains("there is no such file");
        assertThat(desk.type(":dump xlated " + desk.bench().file("work"))).contains("pinned");
    }

    @Test
    void are_attached_detached_and_judged_by_what_they_are_known_by() throws Exception {
        others.type(":load counter.c --pin desk-of-others");
        assertThat(desk.type(":verifier " + PINNED)).contains("this bench did not load it");
        assertThat(others.type(":verifier " + PINNED)).contains("accepted   " + PASS);
        Veth veth = new Veth();
        try {
            assertThat(desk.type(":attach " + PINNED + " xdp " + veth.name)).contains("attached to " + veth.name);
            assertThat(desk.type(":detach " + PINNED)).contains("detached from " + veth.name);
            assertThat(desk.type(":attach " + PASS + " xdp " + veth.name + " --all")).contains("attached to");
            int later = others.bench().programs().get(0).info().id();
            assertThat(desk.type(":detach " + later)).contains("detached from " + veth.name);
        } finally {
            veth.remove();
        }
    }

    @Test
    void a_variable_of_java_keeps_what_it_stands_for() {
        JavaApi.use(desk.bench());
        Program kept = JavaApi.program(String.valueOf(program));
        desk.bench().giveBack();
        others.close();

        assertThat(holds(Inventory.ObjectKind.PROG, program)).isTrue();
        assertThat(kept.info().name()).startsWith(PASS);
        desk.close();
        assertThat(holds(Inventory.ObjectKind.PROG, program)).isFalse();
    }

    /** Whether this process has a descriptor of it; whoever else lists programs at this moment may have one, too. */
    private static boolean holds(Inventory.ObjectKind kind, int id) {
        try (Kernel kernel = LinuxKernel.open()) {
            return kernel.holders(kind).processesOf(id).stream()
                    .anyMatch(owner -> owner.endsWith(" " + ProcessHandle.current().pid()));
        }
    }
}
