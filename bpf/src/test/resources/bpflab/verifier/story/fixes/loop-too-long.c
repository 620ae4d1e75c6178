#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/udp.h>
#include <linux/tcp.h>
#include <linux/in.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

SEC("tracepoint/syscalls/sys_enter_getpid")
int prog(void *ctx)
{
	__u64 sum = 0;

	for (int i = 0; i < 5000000; i++)
		sum += bpf_ktime_get_ns() ^ i;
	return sum == 7;
}

char LICENSE[] SEC("license") = "GPL";
