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

struct { __uint(type, BPF_MAP_TYPE_SOCKHASH); __uint(max_entries, 64); __type(key, __u64); __type(value, __u32); } socks SEC(".maps");

SEC("sockops")
int kept(struct bpf_sock_ops *ops)
{
	__u32 key = ops->local_port;
	bpf_sock_hash_update(ops, &socks, &key, BPF_ANY);
	return 1;
}

char LICENSE[] SEC("license") = "GPL";
