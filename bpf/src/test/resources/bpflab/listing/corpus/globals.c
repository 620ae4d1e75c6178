#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct config {
	__u16 port;
	__u8 on;
	char name[5];
};

int counter;
static __u64 bytes;
struct config config = { 80, 1, "web" };
const volatile int limit = 10;
const volatile struct config fixed = { 443, 0, "tls" };

SEC("xdp")
int globals(struct xdp_md *ctx)
{
	counter++;
	bytes += ctx->data_end - ctx->data;
	if (counter > limit && config.on)
		config.name[0] = fixed.port == 443 ? 'T' : 'W';
	return bytes > 1000 ? XDP_DROP : XDP_PASS;
}

char _license[] SEC("license") = "GPL";
