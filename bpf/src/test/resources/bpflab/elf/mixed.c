/* One of everything that an object file can hold. mixed.o is made of it by
 *   clang -O2 -g -target bpf -fdebug-compilation-dir=. -c mixed.c
 */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct flow {
	__u32 from;
	__u16 port;
};

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__type(key, struct flow);
	__type(value, __u64);
	__uint(max_entries, 1024);
	__uint(map_flags, BPF_F_NO_PREALLOC);
} flows SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(key_size, 4);
	__uint(value_size, 16);
	__uint(max_entries, 4);
} sums SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4096);
} events SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__type(key, int);
	__type(value, char[8]);
	__uint(max_entries, 2);
} flags SEC(".maps");

int counter;
static int calls;
int limit = 100;
const volatile int step = 3;

static __attribute__((noinline)) int add(int n)
{
	calls += n;
	return calls;
}

__attribute__((noinline)) int clamp(int n)
{
	return n > limit ? limit : n;
}

SEC("xdp")
int count(struct xdp_md *ctx)
{
	struct flow key = { .from = ctx->ingress_ifindex, .port = 80 };
	__u64 *seen = bpf_map_lookup_elem(&flows, &key);

	if (seen)
		*seen += step;
	counter++;
	bpf_printk("count %d", add(counter));
	return clamp(counter) ? XDP_PASS : XDP_DROP;
}

SEC("xdp")
int drop(struct xdp_md *ctx)
{
	int zero = 0;
	char *flag = bpf_map_lookup_elem(&flags, &zero);

	return flag && *flag ? XDP_DROP : XDP_PASS;
}

SEC("tracepoint/syscalls/sys_enter_execve")
int on_exec(void *ctx)
{
	__u32 zero = 0;
	__u64 *sum = bpf_map_lookup_elem(&sums, &zero);
	__u64 now = bpf_ktime_get_ns();

	if (sum)
		__sync_fetch_and_add(sum, now);
	bpf_ringbuf_output(&events, &now, sizeof(now), 0);
	return 0;
}

char _license[] SEC("license") = "GPL";
