// refused: kfunc
// what: named calls the kernel's function tcp_reno_ssthresh, and has of its struct sock the name alone
// fix: if (!bpf_core_type_exists(struct sock)) return 0;   in the program keeps the type
// at: return tcp_reno_ssthresh((void *)(long)ctx->data);
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct sock;
extern __u32 tcp_reno_ssthresh(struct sock *sk) __ksym;

SEC("xdp")
int named(struct xdp_md *ctx)
{
	return tcp_reno_ssthresh((void *)(long)ctx->data);
}

char LICENSE[] SEC("license") = "GPL";
