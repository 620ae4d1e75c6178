#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

static __attribute__((noinline)) int level9(int x)
{
	asm volatile("" : "+r"(x));
	return x + 1;
}

static __attribute__((noinline)) int level8(int x)
{
	asm volatile("" : "+r"(x));
	return level9(x) + 1;
}

static __attribute__((noinline)) int level7(int x)
{
	asm volatile("" : "+r"(x));
	return level8(x) + 1;
}

static __attribute__((noinline)) int level6(int x)
{
	asm volatile("" : "+r"(x));
	return level7(x) + 1;
}

static __attribute__((noinline)) int level5(int x)
{
	asm volatile("" : "+r"(x));
	return level6(x) + 1;
}

static __attribute__((noinline)) int level4(int x)
{
	asm volatile("" : "+r"(x));
	return level5(x) + 1;
}

static __attribute__((noinline)) int level3(int x)
{
	asm volatile("" : "+r"(x));
	return level4(x) + 1;
}

static __attribute__((noinline)) int level2(int x)
{
	asm volatile("" : "+r"(x));
	return level3(x) + 1;
}

static __attribute__((noinline)) int level1(int x)
{
	asm volatile("" : "+r"(x));
	return level2(x) + 1;
}

SEC("xdp")
int deep(struct xdp_md *ctx)
{
	return level1(ctx->rx_queue_index) ? XDP_PASS : XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
