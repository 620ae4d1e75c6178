#include <vmlinux.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

/* Answers an echo request by itself: addresses swapped, type 8 to 0, and the checksum with it (RFC 1624). */
SEC("xdp")
int answer(struct xdp_md *ctx) {
    void *data = (void *)(long)ctx->data, *end = (void *)(long)ctx->data_end;
    struct ethhdr *eth = data;
    struct iphdr *ip = (void *)(eth + 1);
    struct icmphdr *icmp = (void *)(ip + 1);
    unsigned char mac[6];
    if ((void *)(icmp + 1) > end || eth->h_proto != bpf_htons(0x0800) || ip->protocol != IPPROTO_ICMP
            || icmp->type != 8) {
        return XDP_PASS;
    }
    __builtin_memcpy(mac, eth->h_dest, 6);
    __builtin_memcpy(eth->h_dest, eth->h_source, 6);
    __builtin_memcpy(eth->h_source, mac, 6);
    __be32 address = ip->daddr;
    ip->daddr = ip->saddr;
    ip->saddr = address;
    icmp->type = 0;
    __u32 sum = icmp->checksum + bpf_htons(0x0800);
    icmp->checksum = (sum & 0xffff) + (sum >> 16);
    return XDP_TX;
}

char LICENSE[] SEC("license") = "GPL";
