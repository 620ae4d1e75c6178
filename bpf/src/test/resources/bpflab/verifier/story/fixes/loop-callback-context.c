#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/tcp.h>
#include <linux/udp.h>
#include <linux/in.h>
#include <linux/pkt_cls.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

struct state { struct xdp_md *ctx; __u32 sum; };

static long add(__u32 i, struct state *state)
{
	void *data = (void *)(long)state->ctx->data;
	__u8 *byte = data + i;
	state->sum += *byte;
	return 0;
}

SEC("xdp")
int total(struct xdp_md *ctx)
{
	struct state state = { .ctx = ctx };
	bpf_loop(16, add, &state, 0);
	return state.sum & 1 ? XDP_DROP : XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
