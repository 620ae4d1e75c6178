// SPDX-License-Identifier: Apache-2.0
/* A program for each action of XDP, and one that hears of exceptions. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <bpf/bpf_helpers.h>

/* Sockets of user space, by the queue of the interface. */
struct {
	__uint(type, BPF_MAP_TYPE_XSKMAP);
	__uint(max_entries, 4);
	__type(key, __u32);
	__type(value, __u32);
} sockets SEC(".maps");

SEC("xdp")
int drop(struct xdp_md *ctx)
{
	return XDP_DROP;
}

SEC("xdp")
int abort_it(struct xdp_md *ctx)
{
	return XDP_ABORTED;
}

/* Back to where it came from: the hardware addresses change places. */
SEC("xdp")
int send_back(struct xdp_md *ctx)
{
	void *data = (void *)(long)ctx->data;
	void *end = (void *)(long)ctx->data_end;

	struct ethhdr *eth = data;
	if ((void *)(eth + 1) > end)
		return XDP_PASS;

	__u8 from[ETH_ALEN];
	__builtin_memcpy(from, eth->h_source, ETH_ALEN);
	__builtin_memcpy(eth->h_source, eth->h_dest, ETH_ALEN);
	__builtin_memcpy(eth->h_dest, from, ETH_ALEN);
	return XDP_TX;
}

SEC("xdp")
int to_socket(struct xdp_md *ctx)
{
	return bpf_redirect_map(&sockets, ctx->rx_queue_index, XDP_PASS);
}

SEC("xdp")
int out_again(struct xdp_md *ctx)
{
	return bpf_redirect(ctx->ingress_ifindex, 0);
}

/* From /sys/kernel/tracing/events/xdp/xdp_exception/format */
struct exception {
	__u64 common;
	int program;
	__u32 action;
};

SEC("tracepoint/xdp/xdp_exception")
int on_abort(struct exception *seen)
{
	bpf_printk("program %d, action %d", seen->program, seen->action);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
