#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/pkt_cls.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

static __noinline int one(struct xdp_md *ctx) { return ctx->rx_queue_index; }
static __noinline int two(struct xdp_md *ctx) { return ctx->ingress_ifindex; }
int (*table[2])(struct xdp_md *) = { one, two };
SEC("xdp")
int prog(struct xdp_md *ctx) { return table[ctx->rx_queue_index & 1](ctx) ? XDP_DROP : XDP_PASS; }

char LICENSE[] SEC("license") = "GPL";
