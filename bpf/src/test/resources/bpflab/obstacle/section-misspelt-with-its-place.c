// refused: section
// what: f is in section "kprob/tcp_v4_connect", which says no type of program
// fix: write SEC("kprobe/tcp_v4_connect")
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("kprob/tcp_v4_connect")
int f(void *ctx)
{
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
