package bpflab.verifier.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bpflab.elf.ObjectFile;
import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadResult;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.linux.LinuxKernel;
import bpflab.linux.Sources;
import bpflab.machine.Machine;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Refusals that C hardly leads to: a program in assembly for each, refused by this kernel in the rule's words. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LiveRulesTest {
    /** The kernel says these only to a loader without CAP_PERFMON. */
    private static final Set<String> STRICT = Set.of("stack-variable-index");

    private static final String HEAD = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            char LICENSE[] SEC("license") = "GPL";
            """;

    private static final Map<String, String> PROGRAMS = Map.ofEntries(
            Map.entry("map-missing", """
                    SEC("xdp") int p(void *ctx)
                    {
                    	asm volatile(".8byte 0x000003e700001118; .8byte 0" : : : "r1");
                    	return 0;
                    }
                    """),
            Map.entry("map-in-sleepable", """
                    struct { __uint(type, BPF_MAP_TYPE_LPM_TRIE); __uint(map_flags, BPF_F_NO_PREALLOC);
                    	__uint(max_entries, 2); __type(key, __u64); __type(value, __u64); } nets SEC(".maps");
                    SEC("syscall") int p(void *ctx)
                    {
                    	__u64 key = 0;
                    	return bpf_map_lookup_elem(&nets, &key) != 0;
                    }
                    """),
            Map.entry("map-second-arena", """
                    struct { __uint(type, 33); __uint(map_flags, 1 << 10); __uint(max_entries, 4); } one SEC(".maps");
                    struct { __uint(type, 33); __uint(map_flags, 1 << 10); __uint(max_entries, 4); } other SEC(".maps");
                    void *bpf_arena_alloc_pages(void *map, void *at, __u32 count, int node, __u64 flags) __ksym;
                    SEC("syscall") int p(void *ctx)
                    {
                    	return bpf_arena_alloc_pages(&one, 0, 1, -1, 0) == bpf_arena_alloc_pages(&other, 0, 1, -1, 0);
                    }
                    """),
            Map.entry("map-lock-in-socket-filter", """
                    struct locked { struct bpf_spin_lock lock; __u64 sum; };
                    struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 2); __type(key, __u32);
                    	__type(value, struct locked); } sums SEC(".maps");
                    SEC("socket") int p(struct __sk_buff *ctx)
                    {
                    	__u32 key = 0;
                    	return bpf_map_lookup_elem(&sums, &key) != 0;
                    }
                    """),
            Map.entry("storage-second", """
                    struct { __uint(type, BPF_MAP_TYPE_CGROUP_STORAGE); __type(key, __u64); __type(value, __u64); }
                    	one SEC(".maps"), two SEC(".maps");
                    SEC("cgroup_skb/egress") int p(struct __sk_buff *ctx)
                    {
                    	__u64 *first = bpf_get_local_storage(&one, 0);
                    	__u64 *second = bpf_get_local_storage(&two, 0);
                    	return *first < *second;
                    }
                    """),
            Map.entry("math-on-pointer", """
                    SEC("cgroup_skb/egress") int p(struct __sk_buff *ctx)
                    {
                    	struct bpf_sock *sk = ctx->sk;
                    	if (!sk)
                    		return 1;
                    	asm volatile("%0 += 8" : "+r"(sk));
                    	return sk->mark;
                    }
                    """),
            Map.entry("memory-not-readable", """
                    static long each(__u64 index, void *context) { return 0; }
                    SEC("xdp") int p(struct xdp_md *ctx)
                    {
                    	return *(volatile char *)each + bpf_loop(2, each, 0, 0);
                    }
                    """),
            Map.entry("pointer-compared", """
                    SEC("xdp") int p(struct xdp_md *ctx)
                    {
                    	long number = 8;
                    	asm volatile("%0 -= %1" : "+r"(number) : "r"(ctx));
                    	return number;
                    }
                    """),
            Map.entry("stack-variable-index", """
                    SEC("xdp") int p(struct xdp_md *ctx)
                    {
                    	volatile char letters[16] = {};
                    	return letters[ctx->rx_queue_index & 15];
                    }
                    """),
            Map.entry("callback-throws", """
                    __noinline int handler(__u64 cookie) { return cookie ? 1 : 2; }
                    __attribute__((btf_decl_tag("exception_callback:handler")))
                    SEC("xdp") int p(struct xdp_md *ctx)
                    {
                    	return handler(1);
                    }
                    """),
            Map.entry("node-touched", """
                    #include <bpf/bpf_core_read.h>
                    struct bpf_list_node { __u64 opaque[3]; } __attribute__((aligned(8)));
                    struct node { struct bpf_list_node link; long value; };
                    extern void *bpf_obj_new_impl(__u64 type, void *meta) __ksym;
                    SEC("tc") int p(struct __sk_buff *ctx)
                    {
                    	struct node *n = bpf_obj_new_impl(bpf_core_type_id_local(struct node), 0);
                    	return n ? *(volatile int *)&n->link : 0;
                    }
                    """),
            Map.entry("kfunc-not-for-hook", """
                    struct bpf_cpumask { int bits; };
                    extern struct bpf_cpumask *bpf_cpumask_create(void) __ksym;
                    SEC("xdp") int p(struct xdp_md *ctx)
                    {
                    	return !bpf_cpumask_create();
                    }
                    """),
            Map.entry("lock-not-held", """
                    struct account { struct bpf_spin_lock lock; int sum; };
                    struct {
                    	__uint(type, BPF_MAP_TYPE_ARRAY);
                    	__uint(max_entries, 1);
                    	__type(key, __u32);
                    	__type(value, struct account);
                    } accounts SEC(".maps");
                    SEC("xdp") int p(struct xdp_md *ctx)
                    {
                    	__u32 first = 0;
                    	struct account *account = bpf_map_lookup_elem(&accounts, &first);
                    	if (account)
                    		bpf_spin_unlock(&account->lock);
                    	return 0;
                    }
                    """),
            Map.entry("list-lock", """
                    #include <bpf/bpf_core_read.h>
                    struct bpf_list_head { __u64 opaque[2]; } __attribute__((aligned(8)));
                    struct bpf_list_node { __u64 opaque[3]; } __attribute__((aligned(8)));
                    struct node { struct bpf_list_node link; long value; };
                    extern struct bpf_list_node *bpf_list_pop_front(struct bpf_list_head *head) __ksym;
                    SEC(".data.shared") __attribute__((aligned(8))) struct bpf_spin_lock lock;
                    SEC(".data.shared") __attribute__((btf_decl_tag("contains:node:link"))) struct bpf_list_head head;
                    struct node *used;
                    SEC("tc") int p(struct __sk_buff *ctx)
                    {
                    	return !bpf_list_pop_front(&head);
                    }
                    """),
            Map.entry("special-field-elsewhere", """
                    #include <bpf/bpf_core_read.h>
                    struct bpf_list_head { __u64 opaque[2]; } __attribute__((aligned(8)));
                    struct bpf_list_node { __u64 opaque[3]; } __attribute__((aligned(8)));
                    struct node { struct bpf_list_node link; long value; };
                    extern struct bpf_list_node *bpf_list_pop_front(struct bpf_list_head *head) __ksym;
                    SEC(".data.shared") __attribute__((aligned(8))) struct bpf_spin_lock lock;
                    SEC(".data.shared") struct bpf_list_head head;
                    struct node *used;
                    SEC("tc") int p(struct __sk_buff *ctx)
                    {
                    	return !bpf_list_pop_front(&head);
                    }
                    """));

    private static Kernel kernel;

    @BeforeAll
    static void open() {
        kernel = LinuxKernel.open();
    }

    @AfterAll
    static void close() {
        kernel.close();
    }

    static Set<String> kinds() {
        return PROGRAMS.keySet();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void are_said_by_this_kernel(String kind) {
        assumeTrue(!kind.equals("map-second-arena") || Machine.here().kernel().orElseThrow().isAtLeast(6, 9),
                "arenas came with Linux 6.9");
        ObjectFile object = Sources.text(kind, HEAD + PROGRAMS.get(kind));
        LoadOptions options = new LoadOptions(Optional.empty(), 0, Optional.empty(), STRICT.contains(kind));
        try (LoadedObject loaded = kernel.load(object, options)) {
            assertThat(loaded.results()).singleElement().isInstanceOfSatisfying(LoadResult.Rejected.class,
                    rejected -> assertThat(rejected.explanation().kind())
                            .as(rejected.log().text() + rejected.reason())
                            .isEqualTo(kind));
        }
    }
}
