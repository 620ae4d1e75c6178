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

SEC("cgroup/connect4")
int deny(struct bpf_sock_addr *ctx)
{
	if (ctx->user_port == bpf_htons(25))
		return -1;
	return 1;
}

char LICENSE[] SEC("license") = "GPL";
