/*
 * What BCC's rewriter knows, as declarations that plain clang can read: a table is a variable whose methods are members,
 * a probe is a function. Nothing of it is ever compiled; only clang's tree of it is read.
 */
#define BCC_TABLE(NAME, KEY, LEAF) \
struct NAME##_table_t { \
	typeof(KEY) key; \
	typeof(LEAF) leaf; \
	typeof(LEAF) *(*lookup)(const void *key); \
	typeof(LEAF) *(*lookup_or_init)(const void *key, const void *leaf); \
	typeof(LEAF) *(*lookup_or_try_init)(const void *key, const void *leaf); \
	int (*update)(const void *key, const void *leaf); \
	int (*insert)(const void *key, const void *leaf); \
	int (*delete)(const void *key); \
	void (*increment)(typeof(KEY) key, ...); \
	void (*atomic_increment)(typeof(KEY) key, ...); \
	void (*call)(void *ctx, int index); \
	int (*get_stackid)(void *ctx, u64 flags); \
	int (*perf_submit)(void *ctx, void *data, u32 size); \
	int (*perf_submit_skb)(void *skb, u32 skb_size, void *data, u32 size); \
	u64 (*perf_read)(int index); \
	int (*perf_counter_value)(int index, void *to, u32 size); \
	int (*ringbuf_output)(void *data, u64 size, u64 flags); \
	void *(*ringbuf_reserve)(u64 size); \
	void (*ringbuf_submit)(void *data, u64 flags); \
	void (*ringbuf_discard)(void *data, u64 flags); \
	u64 (*ringbuf_query)(u64 flags); \
	int (*check_current_task)(int index); \
	u64 (*redirect_map)(int index, int flags); \
	int (*push)(const void *leaf, u64 flags); \
	int (*pop)(void *leaf); \
	int (*peek)(void *leaf); \
	void *(*sk_storage_get)(void *sk, void *leaf, int flags); \
	int (*sk_storage_delete)(void *sk); \
	void *(*inode_storage_get)(void *inode, void *leaf, int flags); \
	int (*inode_storage_delete)(void *inode); \
	void *(*task_storage_get)(void *task, void *leaf, int flags); \
	int (*task_storage_delete)(void *task); \
	void *(*get_local_storage)(u64 flags); \
	int (*sock_map_update)(void *ctx, void *key, u64 flags); \
	int (*sock_hash_update)(void *ctx, void *key, u64 flags); \
	int (*msg_redirect_hash)(void *ctx, void *key, u64 flags); \
	int (*sk_redirect_hash)(void *ctx, void *key, u64 flags); \
} NAME

/* The size is read, so that clang tells of a word in it that nothing defines. */
#define BCC_SIZED(size, NAME, KEY, LEAF) typedef char NAME##_size_t[(size) ? 1 : 2]; BCC_TABLE(NAME, KEY, LEAF)

#define BCC_NTH(_1, _2, _3, _4, _5, NAME, ...) NAME
#define BCC_PICK(...) BCC_NTH(__VA_ARGS__)

#define BPF_TABLE(kind, KEY, LEAF, NAME, size) BCC_SIZED(size, NAME, KEY, LEAF)
#define BPF_F_TABLE(kind, KEY, LEAF, NAME, size, flags) BCC_SIZED(size, NAME, KEY, LEAF)
#define BPF_TABLE_PUBLIC(kind, KEY, LEAF, NAME, size) BCC_SIZED(size, NAME, KEY, LEAF)
#define BPF_TABLE_SHARED(kind, KEY, LEAF, NAME, size) BCC_SIZED(size, NAME, KEY, LEAF)
#define BPF_TABLE_PINNED(kind, KEY, LEAF, NAME, ...) BCC_TABLE(NAME, KEY, LEAF)
#define BPF_QUEUESTACK(kind, NAME, LEAF, size, flags) BCC_SIZED(size, NAME, u32, LEAF)
#define BPF_QUEUESTACK_PINNED(kind, NAME, LEAF, size, flags, path) BCC_SIZED(size, NAME, u32, LEAF)
#define BPF_QUEUESTACK_PUBLIC(kind, NAME, LEAF, size, flags) BCC_SIZED(size, NAME, u32, LEAF)
#define BPF_QUEUESTACK_SHARED(kind, NAME, LEAF, size, flags) BCC_SIZED(size, NAME, u32, LEAF)

#define BCC_KL1(NAME) BCC_TABLE(NAME, u64, u64)
#define BCC_KL2(NAME, KEY) BCC_TABLE(NAME, KEY, u64)
#define BCC_KL3(NAME, KEY, LEAF) BCC_TABLE(NAME, KEY, LEAF)
#define BCC_KL4(NAME, KEY, LEAF, size) BCC_SIZED(size, NAME, KEY, LEAF)
#define BCC_KL(...) BCC_PICK(__VA_ARGS__, BCC_KL5, BCC_KL4, BCC_KL3, BCC_KL2, BCC_KL1)(__VA_ARGS__)
#define BPF_HASH(...) BCC_KL(__VA_ARGS__)
#define BPF_PERCPU_HASH(...) BCC_KL(__VA_ARGS__)
#define BPF_LRU_HASH(...) BCC_KL(__VA_ARGS__)
#define BPF_LRU_PERCPU_HASH(...) BCC_KL(__VA_ARGS__)
#define BPF_LPM_TRIE(...) BCC_KL(__VA_ARGS__)

#define BCC_L1(NAME) BCC_TABLE(NAME, int, u64)
#define BCC_L2(NAME, LEAF) BCC_TABLE(NAME, int, LEAF)
#define BCC_L3(NAME, LEAF, size) BCC_SIZED(size, NAME, int, LEAF)
#define BCC_L(...) BCC_PICK(__VA_ARGS__, BCC_L5, BCC_L4, BCC_L3, BCC_L2, BCC_L1)(__VA_ARGS__)
#define BPF_ARRAY(...) BCC_L(__VA_ARGS__)
#define BPF_PERCPU_ARRAY(...) BCC_L(__VA_ARGS__)

#define BCC_H1(NAME) BCC_TABLE(NAME, int, u64)
#define BCC_H2(NAME, KEY) BCC_TABLE(NAME, KEY, u64)
#define BCC_H3(NAME, KEY, size) BCC_SIZED(size, NAME, KEY, u64)
#define BPF_HISTOGRAM(...) BCC_PICK(__VA_ARGS__, BCC_H5, BCC_H4, BCC_H3, BCC_H2, BCC_H1)(__VA_ARGS__)

#define BPF_QUEUE(NAME, LEAF, ...) BCC_TABLE(NAME, u32, LEAF)
#define BPF_STACK(NAME, LEAF, ...) BCC_TABLE(NAME, u32, LEAF)
#define BPF_PERF_OUTPUT(NAME) BCC_TABLE(NAME, int, u32)
#define BPF_RINGBUF_OUTPUT(NAME, pages) BCC_SIZED(pages, NAME, int, u32)
#define BPF_PERF_ARRAY(NAME, size) BCC_SIZED(size, NAME, int, u32)
#define BPF_CGROUP_ARRAY(NAME, size) BCC_SIZED(size, NAME, int, u32)
#define BPF_PROG_ARRAY(NAME, size) BCC_SIZED(size, NAME, u32, u32)
#define BPF_STACK_TRACE(NAME, size) BCC_SIZED(size, NAME, int, struct bcc_stack)
#define BPF_STACK_TRACE_BUILDID(NAME, size) BCC_SIZED(size, NAME, int, struct bpf_stacktrace_buildid)
#define BPF_DEVMAP(NAME, size) BCC_SIZED(size, NAME, u32, int)
#define BPF_CPUMAP(NAME, size) BCC_SIZED(size, NAME, u32, u32)
#define BPF_XSKMAP(NAME, size, ...) BCC_SIZED(size, NAME, u32, int)
#define BPF_ARRAY_OF_MAPS(NAME, inner, size) BCC_SIZED(size, NAME, int, int)
#define BCC_HM2(NAME, inner) BCC_TABLE(NAME, int, int)
#define BCC_HM3(NAME, KEY, inner) BCC_TABLE(NAME, KEY, int)
#define BCC_HM4(NAME, KEY, inner, size) BCC_SIZED(size, NAME, KEY, int)
#define BPF_HASH_OF_MAPS(...) BCC_PICK(__VA_ARGS__, BCC_HM5, BCC_HM4, BCC_HM3, BCC_HM2, BCC_HM1)(__VA_ARGS__)
#define BPF_SK_STORAGE(NAME, LEAF) BCC_TABLE(NAME, int, LEAF)
#define BPF_INODE_STORAGE(NAME, LEAF) BCC_TABLE(NAME, int, LEAF)
#define BPF_TASK_STORAGE(NAME, LEAF) BCC_TABLE(NAME, int, LEAF)
#define BPF_CGROUP_STORAGE(NAME, LEAF) BCC_TABLE(NAME, struct bpf_cgroup_storage_key, LEAF)
#define BPF_PERCPU_CGROUP_STORAGE(NAME, LEAF) BCC_TABLE(NAME, struct bpf_cgroup_storage_key, LEAF)
#define BPF_SOCKMAP(NAME, size) BCC_SIZED(size, NAME, u32, int)
#define BCC_SH1(NAME) BCC_TABLE(NAME, u32, int)
#define BCC_SH2(NAME, KEY) BCC_TABLE(NAME, KEY, int)
#define BCC_SH3(NAME, KEY, size) BCC_SIZED(size, NAME, KEY, int)
#define BPF_SOCKHASH(...) BCC_PICK(__VA_ARGS__, BCC_SH5, BCC_SH4, BCC_SH3, BCC_SH2, BCC_SH1)(__VA_ARGS__)

struct bcc_stack {
	u64 ip[127];
};

struct bpf_stacktrace_buildid {
	struct bpf_stack_build_id trace[127];
};

#define TRACEPOINT_PROBE(category, event) \
int tracepoint__##category##__##event(struct tracepoint__##category##__##event *args)
#define RAW_TRACEPOINT_PROBE(event) int raw_tracepoint__##event(struct bpf_raw_tracepoint_args *ctx)
#define KFUNC_PROBE(event, args...) int kfunc__##event(unsigned long long *ctx, ##args)
#define KRETFUNC_PROBE(event, args...) int kretfunc__##event(unsigned long long *ctx, ##args)
#define MODULE_KFUNC_PROBE(module, event, args...) int kfunc__##module##__##event(unsigned long long *ctx, ##args)
#define MODULE_KRETFUNC_PROBE(module, event, args...) \
int kretfunc__##module##__##event(unsigned long long *ctx, ##args)
#define KMOD_RET(event, args...) int kmod_ret__##event(unsigned long long *ctx, ##args)
#define LSM_PROBE(event, args...) int lsm__##event(unsigned long long *ctx, ##args)
#undef BPF_ITER
#define BPF_ITER(target) int bpf_iter__##target(struct bpf_iter__##target *ctx)

#define bpf_trace_printk bcc_trace_printk
int bcc_trace_printk(const char *format, ...);
/* libbpf's, of usdt.bpf.h, which would bring maps along. */
int bpf_usdt_arg(struct pt_regs *ctx, u64 n, long *value);

/* Numbers of the version that BCC takes the kernel for: no program of today asks for an older one. */
#define LINUX_VERSION_CODE 0x7fffffff
#define KERNEL_VERSION(a, b, c) (((a) << 16) + ((b) << 8) + (c))
#define BPF_LICENSE GPL
#define CUR_CPU_IDENTIFIER BPF_F_CURRENT_CPU
#define htons bpf_htons
#define ntohs bpf_ntohs
#define htonl bpf_htonl
#define ntohl bpf_ntohl
#define be16_to_cpu bpf_ntohs
#define be32_to_cpu bpf_ntohl
#define be64_to_cpu bpf_be64_to_cpu
#define cpu_to_be16 bpf_htons
#define cpu_to_be32 bpf_htonl
#define cpu_to_be64 bpf_cpu_to_be64
#define bpf_ntohll bpf_be64_to_cpu
#define bpf_htonll bpf_cpu_to_be64
#define __constant_htons bpf_htons
#define __constant_htonl bpf_htonl
#define __constant_ntohs bpf_ntohs
#define ___constant_swab16 __builtin_bswap16
#define ___constant_swab32 __builtin_bswap32
