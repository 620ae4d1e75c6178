/* A program for each thing that is done to programs before they run. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 8);
	__type(key, __u32);
	__type(value, __u64);
} seen SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PROG_ARRAY);
	__uint(max_entries, 4);
	__uint(key_size, 4);
	__uint(value_size, 4);
} next SEC(".maps");

const volatile int verbose = 0;
__u64 out;
__u32 table[8];

extern void bpf_rcu_read_lock(void) __ksym;
extern void bpf_rcu_read_unlock(void) __ksym;

SEC("xdp")
int looked_up(struct xdp_md *ctx)
{
	__u32 key = 1;
	__u64 one = 1;
	__u64 *value = bpf_map_lookup_elem(&seen, &key);

	if (!value)
		bpf_map_update_elem(&seen, &key, &one, BPF_ANY);
	out = bpf_ktime_get_ns();
	return XDP_PASS;
}

SEC("xdp")
int context(struct xdp_md *ctx)
{
	return ctx->ingress_ifindex > 3 ? XDP_PASS : XDP_DROP;
}

SEC("xdp")
int dead(struct xdp_md *ctx)
{
	if (verbose)
		out += 77;
	return XDP_PASS;
}

SEC("xdp")
int divided(struct xdp_md *ctx)
{
	__u64 by = ctx->rx_queue_index;

	out = 1000 / by;
	return XDP_PASS;
}

SEC("xdp")
int rest(struct xdp_md *ctx)
{
	register __u64 by asm("r3") = ctx->rx_queue_index;
	register __u64 rest asm("r2") = 1000;

	/* r2 %= r3, which clang writes by a division */
	asm volatile(".byte 0x9f; .byte 0x32; .short 0; .long 0" : "+r"(rest) : "r"(by));
	out = rest;
	return XDP_PASS;
}

SEC("xdp")
int indexed(struct xdp_md *ctx)
{
	return table[ctx->rx_queue_index & 7];
}

SEC("xdp")
int bounded(struct xdp_md *ctx)
{
	/* may_goto +1; r1 = 1 */
	asm volatile(".byte 0xe5; .byte 0; .short 1; .long 0; r1 = 1;" ::: "r1");
	return XDP_PASS;
}

SEC("xdp")
int kernel_function(struct xdp_md *ctx)
{
	bpf_rcu_read_lock();
	bpf_rcu_read_unlock();
	return XDP_PASS;
}

SEC("xdp")
int tail(struct xdp_md *ctx)
{
	bpf_tail_call(ctx, &next, 1);
	return XDP_PASS;
}

SEC("socket")
int packet(struct __sk_buff *skb)
{
	unsigned long long load(void *, unsigned long long) asm("llvm.bpf.load.byte");

	return load(skb, 23) == 17 ? -1 : 0;
}

char _license[] SEC("license") = "GPL";

struct timed_value {
	struct bpf_timer timer;
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct timed_value);
} timers SEC(".maps");

static int rings(void *map, __u32 *key, struct timed_value *value)
{
	return 0;
}

SEC("tc")
int timed(struct __sk_buff *skb)
{
	__u32 key = 0;
	struct timed_value *value = bpf_map_lookup_elem(&timers, &key);
	if (!value)
		return 0;
	bpf_timer_init(&value->timer, &timers, 1);
	bpf_timer_set_callback(&value->timer, rings);
	return 1;
}

SEC("xdp")
int by_chance(struct xdp_md *ctx)
{
	return bpf_get_prandom_u32() & 1 ? XDP_PASS : XDP_DROP;
}

static __attribute__((noinline)) int below(struct __sk_buff *skb, int more)
{
	return skb->len + more;
}

SEC("tc")
int above(struct __sk_buff *skb)
{
	return below(skb, skb->mark) > 100;
}

SEC("xdp")
int one_line(struct xdp_md *ctx) { __u32 k = 1; __u64 *v = bpf_map_lookup_elem(&seen, &k); if (v) out = *v; return 2; }

extern void bpf_throw(__u64 cookie) __ksym;
extern void *bpf_cast_to_kern_ctx(void *of) __ksym;

static __attribute__((noinline)) int thrown(struct xdp_md *ctx)
{
	if (ctx->rx_queue_index > 100)
		bpf_throw(3);
	return 1;
}

SEC("xdp")
int throwing(struct xdp_md *ctx)
{
	return thrown(ctx) + 1;
}

/* It writes into the packet, so the kernel first makes the packet its own. */
SEC("tc")
int writing(struct __sk_buff *skb)
{
	char *data = (void *)(long)skb->data;
	if (data + 1 > (char *)(long)skb->data_end)
		return 0;
	*data = 4;
	skb->tstamp = 0;
	return skb->tstamp > 5;
}

SEC("xdp")
int inside(struct xdp_md *ctx)
{
	return bpf_cast_to_kern_ctx(ctx) ? XDP_PASS : XDP_DROP;
}

struct {
	__uint(type, BPF_MAP_TYPE_SK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, __u64);
} kept SEC(".maps");

SEC("tc")
int stored(struct __sk_buff *skb)
{
	struct bpf_sock *sk = skb->sk;
	sk = sk ? bpf_sk_fullsock(sk) : 0;
	if (!sk)
		return 0;
	__u64 *value = bpf_sk_storage_get(&kept, sk, 0, BPF_SK_STORAGE_GET_F_CREATE);
	return value ? sk->mark : 0;
}

/* As in vmlinux.h of another kernel: fields lie elsewhere, types have other sizes. */
struct task_struct___there {
	int before;
	int pid;
} __attribute__((preserve_access_index));

SEC("tp_btf/task_newtask")
int looked_at(unsigned long long *ctx)
{
	struct task_struct___there *task = (void *)ctx[0];

	out = task->pid;
	out += __builtin_preserve_type_info(*(struct task_struct___there *)0, 1);
	return 0;
}

/* One line each: the kernel needs a register more than there is, and asks whether there is a socket. */
SEC("cgroup/sysctl")
int put_away(volatile struct bpf_sysctl *ctx)
{
	ctx->file_pos = 1; return ctx->write + ctx->file_pos > 3;
}

SEC("sockops")
int asked_for(volatile struct bpf_sock_ops *ctx)
{
	__u32 sum = ctx->snd_cwnd + ctx->srtt_us + ctx->args[1]; ctx->sk_txhash = sum; return ctx->snd_ssthresh > 3;
}

SEC("tc")
int divided_by_field(struct __sk_buff *ctx)
{
	__u64 by = ctx->mark; return ctx->len / by;
}

SEC("tc")
int rest_in_field(struct __sk_buff *ctx)
{
	register __u64 by asm("r3") = ctx->mark;
	register __u64 rest asm("r2") = 1000;

	/* w2 %= w3, whose upper half is cleared behind it */
	asm volatile(".byte 0x9c; .byte 0x32; .short 0; .long 0\n*(u32 *)(%1 + 44) = %0"
		     : "+r"(rest) : "r"(ctx), "r"(by));
	return 0;
}

SEC("tc")
int asked_alike(struct __sk_buff *ctx)
{
	asm volatile("r1 = *(u32 *)(%0 + 20)\nif r1 == 0 goto +1\nr1 = *(u32 *)(%0 + 24)" :: "r"(ctx) : "r1");
	return 0;
}

static __attribute__((noinline)) int called(struct __sk_buff *ctx)
{
	return ctx->mark + 1;
}

SEC("tc")
int calling(struct __sk_buff *ctx)
{
	return ctx->len + called(ctx);
}
