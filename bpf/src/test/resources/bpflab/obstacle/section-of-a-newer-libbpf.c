// refused: section
// what: f is in section "fentry.multi/tcp_connect", which says no type of program
// fix: write SEC("fentry/tcp_connect")
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("fentry.multi/tcp_connect")
int f(void *ctx)
{
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
