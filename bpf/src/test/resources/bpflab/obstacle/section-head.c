// refused: section
// what: f is in section "tcx", which says no type of program
// fix: write one of tcx/ingress, tcx/egress
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("tcx")
int f(void *ctx)
{
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
