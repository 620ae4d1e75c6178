#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_endian.h>
#define private(name) SEC(".data." #name) __hidden __attribute__((aligned(8)))
#define __contains(name, node) __attribute__((btf_decl_tag("contains:" #name ":" #node)))
extern void *bpf_obj_new_impl(__u64 local_type_id, void *meta) __ksym;
extern void bpf_obj_drop_impl(void *p, void *meta) __ksym;
extern int bpf_list_push_front_impl(struct bpf_list_head *head, struct bpf_list_node *node, void *meta, __u64 off) __ksym;
extern struct bpf_list_node *bpf_list_pop_front(struct bpf_list_head *head) __ksym;
extern int bpf_rbtree_add_impl(struct bpf_rb_root *root, struct bpf_rb_node *node, bool (less)(struct bpf_rb_node *a, const struct bpf_rb_node *b), void *meta, __u64 off) __ksym;
struct item { long n; struct bpf_list_node a; struct bpf_list_node b; };
private(A) struct bpf_spin_lock lock; private(A) struct bpf_list_head head __contains(item, a);
SEC("tc") int listoff(struct __sk_buff *skb) {
	struct item *i = bpf_obj_new_impl(bpf_core_type_id_local(struct item), 0);
	if (!i) return 0;
	bpf_spin_lock(&lock);
	bpf_list_push_front_impl(&head, &i->b, 0, 0);
	bpf_spin_unlock(&lock);
	return 0;
}
char _license[] SEC("license") = "GPL";
