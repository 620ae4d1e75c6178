// SPDX-License-Identifier: Apache-2.0
/* Counts UDP packets that come in, by the port that they go to. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <linux/udp.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

/* port -> packets; as many entries as BPF_HISTOGRAM has */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 64);
	__type(key, __u64);
	__type(value, __u64);
} ports SEC(".maps");

/* One more for a port, which is new at its first packet. */
static __always_inline void increment(__u64 port)
{
	__u64 one = 1;

	__u64 *packets = bpf_map_lookup_elem(&ports, &port);
	if (packets)
		__sync_fetch_and_add(packets, 1);
	else
		bpf_map_update_elem(&ports, &port, &one, BPF_NOEXIST);
}

SEC("xdp")
int both_ports(struct xdp_md *ctx)
{
	void *data = (void *)(long)ctx->data;
	void *end = (void *)(long)ctx->data_end;

	__u8 *bytes = data;
	int at;

	if (bytes + 42 > (__u8 *)end)
		return XDP_PASS;
	__u16 type = bytes[12] << 8 | bytes[13];
	if (type == 0x800 && bytes[23] == 17)
		at = 14 + (bytes[14] & 15) * 4;
	else if (type == 0x86dd && bytes[20] == 17)
		at = 54;
	else
		return XDP_PASS;
	bytes += at;
	if (bytes + 8 <= (__u8 *)end)
		increment(bytes[2] << 8 | bytes[3]);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
