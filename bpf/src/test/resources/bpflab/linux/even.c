/* A congestion control: functions for the kernel, in a map. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
struct sock;
struct tcp_congestion_ops {
    __u32 (*ssthresh)(struct sock *sk);
    void (*cong_avoid)(struct sock *sk, __u32 ack, __u32 acked);
    __u32 (*undo_cwnd)(struct sock *sk);
    char name[16];
};
SEC("struct_ops/even") __u32 BPF_PROG(even, struct sock *sk) { return 20; }
SEC("struct_ops/odd") void BPF_PROG(odd, struct sock *sk, __u32 ack, __u32 acked) { }
SEC("struct_ops/undo") __u32 BPF_PROG(undo, struct sock *sk) { return 20; }
SEC(".struct_ops") struct tcp_congestion_ops evenly = {
    .ssthresh = (void *)even, .cong_avoid = (void *)odd, .undo_cwnd = (void *)undo, .name = "bl_even",
};
char _license[] SEC("license") = "GPL";
