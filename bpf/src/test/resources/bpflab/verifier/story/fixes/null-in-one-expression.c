#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_endian.h>
extern int bpf_iter_num_new(struct bpf_iter_num *it, int start, int end) __ksym; extern int *bpf_iter_num_next(struct bpf_iter_num *it) __ksym; extern void bpf_iter_num_destroy(struct bpf_iter_num *it) __ksym;
SEC("tc") int iternull(struct __sk_buff *skb) {
	struct bpf_iter_num it;
	bpf_iter_num_new(&it, 0, 9);
	int s = *bpf_iter_num_next(&it);
	bpf_iter_num_destroy(&it);
	return s;
}
char _license[] SEC("license") = "GPL";
