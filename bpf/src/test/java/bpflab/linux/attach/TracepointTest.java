package bpflab.linux.attach;

import static bpflab.linux.LoadTest.program;
import static bpflab.linux.LoadTest.trouble;
import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.Hook;
import bpflab.hook.HookKind;
import bpflab.hook.Order;
import bpflab.hook.RawTracepoint;
import bpflab.hook.Tracepoint;
import bpflab.kernel.CallLog;
import bpflab.kernel.Kernel;
import bpflab.kernel.Link;
import bpflab.kernel.LinkInfo;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.linux.LinuxKernel;
import bpflab.linux.Sources;
import bpflab.map.BpfMap;
import bpflab.trouble.Trouble;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TracepointTest {
    private static final String C = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); __type(key, int); __type(value, long); } seen SEC(".maps");
            static int count(void) {
                int key = 0;
                long *value = bpf_map_lookup_elem(&seen, &key);
                if (value) __sync_fetch_and_add(value, 1);
                return 0;
            }
            SEC("tracepoint/sched/sched_process_exec") int execs(void *ctx) { return count(); }
            SEC("tp/sched/sched_process_exec") int also(void *ctx) { return count(); }
            SEC("raw_tp/sched_process_exec") int raw_execs(struct bpf_raw_tracepoint_args *ctx) { return count(); }
            SEC("raw_tp/sched_process_exec") int greedy(struct bpf_raw_tracepoint_args *ctx) { return ctx->args[11] == 1; }
            SEC("xdp") int pass(struct xdp_md *ctx) { return XDP_PASS; }
            char _license[] SEC("license") = "GPL";
            """;

    private final CallLog calls = new CallLog();
    private Kernel kernel;
    private LoadedObject loaded;

    @BeforeEach
    void load() {
        kernel = LinuxKernel.open(calls);
        loaded = kernel.load(Sources.text("execs", C), LoadOptions.DEFAULT);
    }

    @AfterEach
    void close() {
        loaded.close();
        kernel.close();
    }

    @Test
    void a_program_on_a_tracepoint_runs_until_its_link_is_closed() throws Exception {
        runsWhileAttached("execs", new Tracepoint("sched", "sched_process_exec"), "perf_event");
        assertThat(calls.take()).anyMatch(call -> call.startsWith("perf_event_open tracepoint sched/"));
    }

    @Test
    void a_program_on_a_raw_tracepoint_runs_until_its_link_is_closed() throws Exception {
        runsWhileAttached("raw_execs", new RawTracepoint("sched_process_exec"), "raw_tracepoint");
        assertThat(calls.take()).anyMatch(call -> call.startsWith("BPF_RAW_TRACEPOINT_OPEN sched_process_exec"));
    }

    private void runsWhileAttached(String name, Hook hook, String kind) throws Exception {
        Link link = kernel.attach(program(loaded, name), hook, Order.ANY);
        assertThat(link.hook()).isEqualTo(hook);
        assertThat(link.attached()).isTrue();
        assertThat(link.program().name()).isEqualTo(name);
        assertThat(kernel.links())
                .contains(new LinkInfo(link.id(), link.program().id(), kind, "sched_process_exec"));
        execute();
        assertThat(seen()).isPositive();
        link.close();
        link.close();
        assertThat(link.attached()).isFalse();
        assertThat(kernel.links()).noneMatch(info -> info.id() == link.id());
        long before = seen();
        execute();
        assertThat(seen()).isEqualTo(before);
    }

    private static void execute() throws Exception {
        assertThat(new ProcessBuilder("true").start().waitFor()).isZero();
    }

    private long seen() {
        BpfMap map = loaded.maps().get(0);
        byte[] value = map.lookup(new byte[4]).orElseThrow().get(0);
        return ByteBuffer.wrap(value).order(ByteOrder.nativeOrder()).getLong();
    }

    @Test
    void several_programs_share_an_event() {
        Tracepoint hook = new Tracepoint("sched", "sched_process_exec");
        try (Link first = kernel.attach(program(loaded, "execs"), hook, Order.ANY);
                Link second = kernel.attach(program(loaded, "also"), hook, Order.ANY)) {
            assertThat(List.of(first.attached(), second.attached())).containsOnly(true);
            assertThat(first.id()).isNotEqualTo(second.id());
            assertThat(trouble(() -> kernel.attach(program(loaded, "execs"), hook, Order.ANY)).why())
                    .isEqualTo("it is attached there already");
        }
        assertThat(trouble(() -> kernel.attach(program(loaded, "execs"), hook, Order.INSTEAD)).why())
                .isEqualTo("a tracepoint runs all programs that are attached to it: there is nothing to replace");
    }

    @Test
    void an_event_that_is_not_there_gets_the_nearest_one() {
        Trouble far = trouble(() -> kernel.attach(
                program(loaded, "execs"), new Tracepoint("sched", "sched_process_exek"), Order.ANY));
        assertThat(far.why()).isEqualTo("this kernel has no tracepoint sched/sched_process_exek");
        assertThat(far.hint()).isEqualTo("did you mean sched/sched_process_exec?");
        Trouble raw = trouble(() -> kernel.attach(
                program(loaded, "raw_execs"), new RawTracepoint("sched_process_exek"), Order.ANY));
        assertThat(raw.why()).isEqualTo("this kernel has no raw tracepoint sched_process_exek");
        assertThat(raw.hint()).isEqualTo("did you mean sched_process_exec?");
        assertThat(trouble(() -> kernel.attach(program(loaded, "raw_execs"),
                HookKind.RAW_TRACEPOINT.at("sched:sched_process_exec", Optional.empty()), Order.ANY)).hint())
                .isEqualTo(":attach raw_execs raw-tracepoint sched_process_exec");
    }

    @Test
    void a_program_of_another_type_is_told_where_it_can_be_attached() {
        Trouble tracing = trouble(() -> kernel.attach(
                program(loaded, "pass"), new Tracepoint("sched", "sched_process_exec"), Order.ANY));
        assertThat(tracing.why()).isEqualTo("it is an xdp program, and the hook tracepoint runs tracepoint programs");
        assertThat(tracing.hint()).startsWith(":attach pass   # where SEC(\"xdp\") says");
    }

    @Test
    void a_program_that_reads_more_arguments_than_there_are_is_refused_in_words() {
        assertThat(trouble(() -> kernel.attach(
                        program(loaded, "greedy"), new RawTracepoint("sched_process_exec"), Order.ANY)).why())
                .isEqualTo("the program reads more arguments than sched_process_exec has");
    }

    @Test
    void the_program_of_such_a_link_cannot_be_replaced() {
        try (Link link = kernel.attach(
                program(loaded, "execs"), new Tracepoint("sched", "sched_process_exec"), Order.ANY)) {
            assertThat(trouble(() -> link.update(program(loaded, "execs"))).what())
                    .isEqualTo("cannot replace the program on sched/sched_process_exec");
            assertThat(link.attached()).isTrue();
        }
    }
}
