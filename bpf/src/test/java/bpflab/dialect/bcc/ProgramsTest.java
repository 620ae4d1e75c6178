package bpflab.dialect.bcc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bpflab.dialect.DialectOptions;
import bpflab.dialect.Translation;
import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions get the sections that BCC, or its scripts, would attach them by. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProgramsTest {
    @TempDir
    Path folder;
    private Bcc bcc;

    @BeforeEach
    void open() {
        bcc = new Bcc(folder);
    }

    @AfterEach
    void close() {
        bcc.close();
    }

    @Test
    void names_and_contexts_tell_the_section() {
        ObjectFile object = bcc.object("""
                #include <uapi/linux/ptrace.h>
                #include <net/sock.h>
                int kprobe__tcp_v4_connect(struct pt_regs *ctx, struct sock *sk) { return sk != 0; }
                int kretprobe__tcp_v4_connect(struct pt_regs *ctx) { return PT_REGS_RC(ctx) == 0; }
                int kprobe__sys_clone(void *ctx) { bpf_trace_printk("clone\\n"); return 0; }
                int syscall__execve(struct pt_regs *ctx, const char __user *filename) { return filename != 0; }
                int trace_return(struct pt_regs *ctx) { return PT_REGS_RC(ctx); }
                int anything(struct pt_regs *regs, int first, u64 second) { return first == second; }
                int usdt_probe(struct pt_regs *ctx) { u64 a = 0; bpf_usdt_readarg(2, ctx, &a); return a; }
                RAW_TRACEPOINT_PROBE(sched_switch) { return ctx->args[0]; }
                TRACEPOINT_PROBE(sched, sched_process_exit) { return args->pid; }
                KFUNC_PROBE(vfs_read, struct file *file) { return file == 0; }
                KRETFUNC_PROBE(vfs_read, struct file *file, char *buf, size_t count, loff_t *pos, long ret)
                { return ret > 0; }
                LSM_PROBE(bpf, int cmd, union bpf_attr *attr, unsigned int size) { return 0; }
                BPF_ITER(task) { return ctx->task == 0; }
                int without_context() { return 0; }
                int on_sample(struct bpf_perf_event_data *ctx) { return 0; }
                int on_socket(struct __sk_buff *skb) { return skb->len; }
                int on_tc(struct __sk_buff *skb) { return TC_ACT_OK; }
                int on_sockops(struct bpf_sock_ops *ops) { return ops->op; }
                """);
        assertThat(object.programs()).extracting(ProgramSpec::name, ProgramSpec::section).contains(
                tuple("kprobe__tcp_v4_connect", "kprobe/tcp_v4_connect"),
                tuple("kretprobe__tcp_v4_connect", "kretprobe/tcp_v4_connect"),
                tuple("kprobe__sys_clone", "ksyscall/clone"), tuple("syscall__execve", "ksyscall/execve"),
                tuple("trace_return", "kretprobe"), tuple("anything", "kprobe"), tuple("usdt_probe", "usdt"),
                tuple("raw_tracepoint__sched_switch", "raw_tp/sched_switch"),
                tuple("tracepoint__sched__sched_process_exit", "tracepoint/sched/sched_process_exit"),
                tuple("kfunc__vfs_read", "fentry/vfs_read"), tuple("kretfunc__vfs_read", "fexit/vfs_read"),
                tuple("lsm__bpf", "lsm/bpf"), tuple("bpf_iter__task", "iter/task"),
                tuple("without_context", "kprobe"), tuple("on_sample", "perf_event"),
                tuple("on_socket", "socket"), tuple("on_tc", "tc"),
                tuple("on_sockops", "sockops"));
        assertThat(object.btf()).isPresent();
    }

    @Test
    void a_type_that_nothing_tells_can_be_said() {
        String text = "int hello(void *ctx) { bpf_trace_printk(\"hello\\n\"); return 0; }\n";
        assertThat(bcc.translated(text).limits()).anySatisfy(
                limit -> assertThat(limit.text()).contains("loaded as kprobe").contains("--type"));
        Translation said = bcc.translated(
                text, new DialectOptions(Optional.of("tracepoint/syscalls/sys_enter_clone"), Optional.empty()));
        assertThat(said.text()).contains("SEC(\"tracepoint/syscalls/sys_enter_clone\")\nint hello(void *ctx)");
    }

    @Test
    void what_is_called_goes_into_its_callers() {
        Translation translation = bcc.translated("""
                static int half(u32 n) { return n / 2; }
                static inline int third(int n) { return n / 3; }
                int pass(struct xdp_md *ctx) { return half(4) + third(0); }
                """);
        assertThat(translation.text())
                .contains("static __always_inline int half(u32 n)").contains("static inline int third(int n)");
    }

    @Test
    void fields_of_tracepoints_are_those_of_this_kernel() {
        try (LoadedObject loaded = bcc.loaded("""
                BPF_HASH(execs, u32);
                struct note { char comm[16]; u32 pid; };
                BPF_PERF_OUTPUT(events);
                TRACEPOINT_PROBE(sched, sched_switch)
                {
                	struct note note = {};
                	u32 pid = args->next_pid;
                	TP_DATA_LOC_READ_CONST(0, nothing, 0);
                	__builtin_memcpy(note.comm, args->next_comm, sizeof(note.comm));
                	events.perf_submit(args, &note, sizeof(note));
                	execs.increment(pid);
                	return 0;
                }
                TRACEPOINT_PROBE(sched, sched_process_exec)
                {
                	char name[32];
                	TP_DATA_LOC_READ_STR(name, filename, sizeof(name));
                	bpf_trace_printk("%s %d\\n", name, args->pid);
                	return 0;
                }
                TRACEPOINT_PROBE(syscalls, sys_enter_openat)
                {
                	char name[32];
                	bpf_probe_read_user_str(name, sizeof(name), args->filename);
                	return args->flags;
                }
                """.replace("\tTP_DATA_LOC_READ_CONST(0, nothing, 0);\n", ""))) {
            assertThat(loaded.programs()).hasSize(3);
        }
    }

    /** Fields that are shorter than their place: each has to lie where the kernel writes it. */
    @Test
    void fields_of_a_tracepoint_lie_where_the_kernel_writes_them() {
        try (LoadedObject loaded = bcc.loaded("""
                TRACEPOINT_PROBE(syscalls, sys_enter_getpriority)
                {
                	_Static_assert(__builtin_offsetof(typeof(*args), which) == 16, "which");
                	_Static_assert(__builtin_offsetof(typeof(*args), who) == 24, "who");
                	return args->which + args->who;
                }
                """)) {
            assertThat(loaded.programs()).hasSize(1);
        }
    }

    @Test
    void a_tracepoint_that_this_kernel_does_not_have_is_named() {
        assertThat(bcc.translated("TRACEPOINT_PROBE(random, urandom_read_of_old) { return args->got_bits; }").left())
                .singleElement().satisfies(left -> assertThat(left.text()).isEqualTo("random:urandom_read_of_old"));
    }

    /** Its fields are not told of: that nobody knows them comes from the name. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sched, sched_swich         | did you mean sched, sched_switch?",
        "block, block_rq_complet    | did you mean block, block_rq_complete?",
        "skb, sched_process_exit    | did you mean sched, sched_process_exit?",
        "sched, nothing_of_the_kind | !ls /sys/kernel/tracing/events/sched"})
    void a_misspelled_tracepoint_is_told_at_its_line_with_the_nearest(String place, String hint) {
        Translation translation = bcc.translated("BPF_HASH(t, u32);\nTRACEPOINT_PROBE(" + place
                + ")\n{\n\tif (args->field < 0)\n\t\treturn 1;\n\treturn args->other;\n}\n");
        assertThat(translation.left()).singleElement().satisfies(left -> {
            assertThat(left.line()).isEqualTo(2);
            assertThat(left.why()).isEqualTo("this kernel has no such tracepoint");
            assertThat(left.hint()).isEqualTo(hint);
        });
        assertThat(translation.text()).contains(
                "#error this kernel has no tracepoint " + place.replace(", ", "/") + ": " + hint);
    }

    @Test
    void clang_names_a_lacking_tracepoint_and_nothing_that_comes_of_it() {
        assertThat(bcc.refused("TRACEPOINT_PROBE(sched, sched_swich)\n{\n\treturn args->prev_pid;\n}\n"))
                .singleElement().satisfies(first -> {
                    assertThat(first.line()).isEqualTo(1);
                    assertThat(first.message()).isEqualTo("this kernel has no tracepoint sched/sched_swich: did you "
                            + "mean sched, sched_switch?");
                });
    }

    @Test
    void flags_decide_what_is_translated() {
        String text = """
                #ifdef PORTS
                BPF_HASH(ports, u16);
                #define COUNT(packet) do { u16 port = SIZE; ports.increment(port); } while (0)
                #else
                BPF_ARRAY(total, u64, 1);
                #define COUNT(packet) do { int zero = 0; total.increment(zero); } while (0)
                #endif
                int count(struct xdp_md *ctx) { COUNT(ctx); return XDP_PASS; }
                """;
        assertThat(bcc.object(text).maps()).extracting(map -> map.name()).containsExactly("total");
        assertThat(bcc.object(text, "-DPORTS", "-D", "SIZE=7").maps()).extracting(map -> map.name())
                .containsExactly("ports");
    }

    @Test
    void numbers_and_small_functions_of_the_kernels_headers_are_there() {
        try (LoadedObject loaded = bcc.loaded("""
                #include <linux/skbuff.h>
                BPF_HASH(seen, u64);
                TRACEPOINT_PROBE(net, netif_receive_skb)
                {
                	struct sk_buff copy = {}, *skb = args->skbaddr;
                	bpf_probe_read(&copy, sizeof(copy), args->skbaddr);
                	if (skb_rx_queue_recorded(&copy))
                		seen.increment(skb_get_rx_queue(skb));
                	seen.increment(skb_get_queue_mapping(skb) == WRITE ? __NR_prctl : PAGE_OFFSET + READ);
                	return 0;
                }
                """)) {
            assertThat(loaded.programs()).hasSize(1);
        }
    }

    @Test
    void types_of_records_are_kept() {
        String text = """
                struct note { u32 pid; u8 flag; };
                typedef struct { u64 at; u32 port; u32 more; } seen_t;
                BPF_PERF_OUTPUT(notes);
                BPF_RINGBUF_OUTPUT(ring, 4);
                int tried(struct xdp_md *ctx)
                {
                	struct note note = {};
                	seen_t *seen = ring.ringbuf_reserve(sizeof(*seen));
                	if (seen) {
                		seen->port = 1;
                		ring.ringbuf_submit(seen, 0);
                	}
                	notes.perf_submit(ctx, &note, sizeof(note));
                	return XDP_PASS;
                }
                """;
        assertThat(bcc.translated(text).text()).contains(
                "const struct note *notes_record SEC(\".records\");", "const seen_t *ring_record SEC(\".records\");");
        try (LoadedObject loaded = bcc.loaded(text)) {
            assertThat(loaded.maps()).extracting(map -> map.name()).containsExactlyInAnyOrder("notes", "ring");
        }
    }

    @Test
    void texts_for_the_trace_are_printed_by_libbpf() {
        Translation translation = bcc.translated("""
                #define SAY(format, ...) bpf_trace_printk(format, ##__VA_ARGS__)
                int kprobe__f(struct pt_regs *ctx)
                {
                	char own[] = "length %d";
                	bpf_trace_printk("hello %d\\n", 1);
                	bpf_trace_printk(own, sizeof(own), 2);
                	SAY("x");
                	return 0;
                }
                """);
        assertThat(translation.text())
                .contains("bpf_printk(\"hello %d\\n\", 1)")
                .contains("bpf_trace_printk(own, sizeof(own), 2)")
                .contains("bpf_printk(format, ##__VA_ARGS__)");
    }
}
