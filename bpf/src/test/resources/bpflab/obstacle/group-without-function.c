// refused: target
// what: f does not say which function it is for
// fix: write SEC("lsm_cgroup/socket_bind"), or what else it is for
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("lsm_cgroup")
int f(void *ctx)
{
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
