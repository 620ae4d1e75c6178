/* Static and global functions that call each other, with prototypes of many shapes. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

typedef unsigned long long counter_t;

enum color { RED, GREEN };

struct pair {
	int a;
	int b;
};

static __attribute__((noinline)) int sum(const int *values, int n)
{
	int total = 0;

	for (int i = 0; i < n && i < 4; i++)
		total += values[i];
	return total;
}

static __attribute__((noinline)) enum color paint(enum color c, const char *const name, struct pair *p)
{
	if (name)
		p->a += *name;
	return c == RED ? GREEN : RED;
}

static __attribute__((noinline)) counter_t deeper(counter_t c, void *unused, int (*pairs)[2])
{
	return c * 3 + (*pairs)[1] + (unused ? 1 : 0);
}

__attribute__((noinline)) int everywhere(int n)
{
	return n & 1 ? n * 3 + 1 : (unsigned int)n / 2;
}

SEC("xdp")
int many(struct xdp_md *ctx)
{
	int values[4] = { 1, 2, 3, ctx->ingress_ifindex };
	int both[2] = { 3, 4 };
	struct pair p = { 1, 2 };
	const char name[2] = "x";

	return sum(values, 4) + paint(ctx->rx_queue_index, name, &p) + deeper(p.a, ctx, &both) + everywhere(p.b) > 9 ? XDP_PASS : XDP_DROP;
}

SEC("xdp")
int few(struct xdp_md *ctx)
{
	return everywhere(ctx->rx_queue_index);
}

char _license[] SEC("license") = "GPL";
