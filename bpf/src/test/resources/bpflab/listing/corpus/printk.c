#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int talk(struct xdp_md *ctx)
{
	char text[32];
	__u64 now = bpf_ktime_get_ns();

	bpf_printk("plain");
	bpf_printk("if %d at %llu", ctx->ingress_ifindex, now);
	bpf_printk("four %d %d %d %d", 1, 2, 3, (int)now);
	BPF_SNPRINTF(text, sizeof(text), "%d %s", (int)now, "s");
	return text[0] == '1' ? XDP_PASS : XDP_DROP;
}

char _license[] SEC("license") = "GPL";
