// loaded: xdp
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

extern int CONFIG_WITHOUT_SUCH_A_THING __kconfig __weak;

SEC("xdp")
int option(struct xdp_md *ctx)
{
	return CONFIG_WITHOUT_SUCH_A_THING;
}

char LICENSE[] SEC("license") = "GPL";
