#include <linux/bpf.h>
#include <linux/pkt_cls.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, int);
	__type(value, long);
} seen SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_SOCKHASH);
	__uint(max_entries, 4);
	__type(key, int);
	__type(value, int);
} socks SEC(".maps");

static int count(int answer)
{
	int key = 0;
	long *value = bpf_map_lookup_elem(&seen, &key);

	if (value)
		__sync_fetch_and_add(value, 1);
	return answer;
}

#define PROGRAM(section, name, answer) SEC(section) int name(void *ctx) { return count(answer); } \
	SEC(section) int other_##name(void *ctx) { return answer; }

PROGRAM("xdp", on_xdp, XDP_PASS)
PROGRAM("tc", on_tc, TC_ACT_OK)
PROGRAM("tc/egress", on_egress, TC_ACT_OK)
PROGRAM("netkit/primary", on_netkit, TC_ACT_OK)
PROGRAM("socket", on_socket, -1)
PROGRAM("sk_lookup", on_lookup, SK_PASS)
PROGRAM("flow_dissector", on_flow, BPF_OK)
PROGRAM("lwt_in", on_lwt_in, BPF_OK)
PROGRAM("lwt_out", on_lwt_out, BPF_OK)
PROGRAM("lwt_xmit", on_lwt_xmit, BPF_OK)
PROGRAM("lwt_seg6local", on_lwt_seg6local, BPF_OK)
PROGRAM("netfilter", on_netfilter, 1)
PROGRAM("tracepoint/sched/sched_process_exec", on_tracepoint, 0)
PROGRAM("raw_tp/sched_process_exec", on_raw, 0)
PROGRAM("tp_btf/sched_process_exec", on_typed, 0)
PROGRAM("uprobe/libc.so.6:getppid", on_uprobe, 0)
PROGRAM("uretprobe/libc.so.6:getppid", on_uretprobe, 0)
PROGRAM("uprobe.multi/libc.so.6:getpp*", on_uprobes, 0)
PROGRAM("perf_event", on_perf, 0)
PROGRAM("cgroup_skb/egress", on_cgroup, 1)
PROGRAM("cgroup/connect4", on_connect, 1)
PROGRAM("cgroup/sock_create", on_create, 1)
PROGRAM("cgroup/sysctl", on_sysctl, 1)
PROGRAM("cgroup/dev", on_device, 1)
PROGRAM("cgroup/getsockopt", on_option, 1)
PROGRAM("sockops", on_sockops, 1)
PROGRAM("iter/task", on_iter, 0)
PROGRAM("sk_skb/stream_verdict", on_skb, SK_PASS)
PROGRAM("sk_msg", on_msg, SK_PASS)
PROGRAM("sk_reuseport", on_reuseport, SK_PASS)

char _license[] SEC("license") = "GPL";
