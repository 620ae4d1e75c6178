#include <vmlinux.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int ports(struct xdp_md *ctx) {
    void *data = (void *)(long)ctx->data, *end = (void *)(long)ctx->data_end;
    struct ethhdr *eth = data;
    struct iphdr *ip = (void *)(eth + 1);
    struct udphdr *udp = (void *)(ip + 1);
    if ((void *)(udp + 1) > end || ip->protocol != IPPROTO_UDP) {
        return XDP_PASS;
    }
    return udp->dest == bpf_htons(5005) ? XDP_DROP : XDP_PASS;
}

SEC("xdp")
int swap(struct xdp_md *ctx) {
    void *data = (void *)(long)ctx->data, *end = (void *)(long)ctx->data_end;
    struct ethhdr *eth = data;
    unsigned char old[6];
    if ((void *)(eth + 1) > end) {
        return XDP_PASS;
    }
    __builtin_memcpy(old, eth->h_dest, 6);
    __builtin_memcpy(eth->h_dest, eth->h_source, 6);
    __builtin_memcpy(eth->h_source, old, 6);
    return XDP_TX;
}

SEC("xdp")
int note(struct xdp_md *ctx) {
    if (bpf_xdp_adjust_meta(ctx, -4)) {
        return XDP_ABORTED;
    }
    void *data = (void *)(long)ctx->data;
    __u32 *meta = (void *)(long)ctx->data_meta;
    if ((void *)(meta + 1) > data) {
        return XDP_ABORTED;
    }
    *meta = 42;
    return XDP_PASS;
}

SEC("xdp")
int tag(struct xdp_md *ctx) {
    if (bpf_xdp_adjust_head(ctx, -4)) {
        return XDP_ABORTED;
    }
    unsigned char *data = (void *)(long)ctx->data, *end = (void *)(long)ctx->data_end;
    if (data + 18 > end) {
        return XDP_ABORTED;
    }
    __builtin_memmove(data, data + 4, 12);
    data[12] = 0x81;
    data[13] = 0;
    data[14] = 0;
    data[15] = 7;
    return XDP_PASS;
}

SEC("xdp")
int arrived(struct xdp_md *ctx) {
    return ctx->ingress_ifindex == 1 ? XDP_TX : XDP_PASS;
}

SEC("tc")
int marked(struct __sk_buff *skb) {
    if (skb->mark != 7 || skb->priority != 3) {
        return 0;
    }
    skb->mark = 8;
    return 2;
}

SEC("socket")
int filter(struct __sk_buff *skb) {
    return skb->len;
}

SEC("cgroup_skb/ingress")
int allow(struct __sk_buff *skb) {
    return 1;
}

SEC("netfilter")
int flow(struct bpf_nf_ctx *ctx) {
    return 1;
}

SEC("raw_tp/sched_switch")
int seen(struct bpf_raw_tracepoint_args *ctx) {
    return ctx->args[0] + ctx->args[1];
}

SEC("syscall")
int call(__u64 *number) {
    *number += 1;
    return 0;
}

SEC("tracepoint/syscalls/sys_enter_execve")
int probed(void *ctx) {
    return 0;
}

char LICENSE[] SEC("license") = "GPL";
