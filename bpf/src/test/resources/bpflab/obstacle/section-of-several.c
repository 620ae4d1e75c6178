// refused: section
// what: f is in section "sockopt", which says no type of program
// fix: write SEC("cgroup/getsockopt")
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("sockopt")
int f(struct bpf_sockopt *ctx)
{
	return 1;
}

char LICENSE[] SEC("license") = "GPL";
