#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct sock_common;

extern int bpf_sock_destroy(struct sock_common *sock) __ksym;

SEC("xdp")
int destroy(struct xdp_md *ctx)
{
	return bpf_sock_destroy((struct sock_common *)ctx) ? XDP_PASS : XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
