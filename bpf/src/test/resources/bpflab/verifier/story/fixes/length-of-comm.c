#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/udp.h>
#include <linux/tcp.h>
#include <linux/in.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

struct args { __u64 pad; __u64 nr; __u64 fd; const char *buf; __u64 count; };

SEC("tracepoint/syscalls/sys_enter_write")
int prog(struct args *ctx)
{
	char text[32];

	bpf_probe_read_user(text, ctx->count, ctx->buf);
	bpf_printk("%c", text[0]);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
