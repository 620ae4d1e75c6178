// refused: section
// what: f is in section "cgroup/unix_connect", which says no type of program
// fix: write one of cgroup/
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("cgroup/unix_connect")
int f(void *ctx)
{
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
